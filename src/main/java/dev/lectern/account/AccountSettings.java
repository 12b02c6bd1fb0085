package dev.lectern.account;

import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.SettingsEntry;
import dev.lectern.kit.web.Words;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Function;

/** The ways to the pages about oneself. */
class AccountSettings {

    @Produces
    @Singleton
    NavigationEntry profile() {
        return entry("/settings/profile", 10, AccountWords::profile);
    }

    @Produces
    @Singleton
    NavigationEntry password() {
        return entry("/settings/password", 20, AccountWords::password);
    }

    @Produces
    @Singleton
    NavigationEntry sessions() {
        return entry("/settings/sessions", 30, AccountWords::sessionsShort);
    }

    private static NavigationEntry entry(
            String href, int order, Function<AccountWords, String> words) {
        return new SettingsEntry(href, order, "", language -> words.apply(in(language)));
    }

    private static AccountWords in(Locale language) {
        return Words.in(language, AccountWords.class);
    }
}
