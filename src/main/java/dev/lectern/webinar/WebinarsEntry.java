package dev.lectern.webinar;

import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** The way to the webinars, first in the navigation. */
@ApplicationScoped
class WebinarsEntry implements NavigationEntry {
    @Override
    public String href() {
        return "/webinars";
    }

    @Override
    public String label(Locale language) {
        return Words.in(language, WebinarWords.class).webinars();
    }

    @Override
    public String icon() {
        return "presentation";
    }

    @Override
    public int order() {
        return 10;
    }
}
