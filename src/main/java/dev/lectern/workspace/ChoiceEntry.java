package dev.lectern.workspace;

import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** The way to one's workspaces, under one's initials. */
@ApplicationScoped
class ChoiceEntry implements NavigationEntry {

    @Override
    public String href() {
        return "/workspaces";
    }

    @Override
    public String label(Locale language) {
        return Words.in(language, WorkspaceWords.class).yours();
    }

    @Override
    public String icon() {
        return "building-2";
    }

    @Override
    public Place place() {
        return Place.PERSON;
    }

    @Override
    public int order() {
        return 20;
    }
}
