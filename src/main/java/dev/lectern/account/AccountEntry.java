package dev.lectern.account;

import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** The way to one's own account, under one's initials. */
@ApplicationScoped
class AccountEntry implements NavigationEntry {

    @Override
    public String href() {
        return "/settings/profile";
    }

    @Override
    public String label(Locale language) {
        return Words.in(language, AccountWords.class).yourAccount();
    }

    @Override
    public String icon() {
        return "user";
    }

    @Override
    public Place place() {
        return Place.PERSON;
    }

    @Override
    public int order() {
        return 10;
    }
}
