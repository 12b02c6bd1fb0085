package dev.lectern.kit.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.inject.Vetoed;
import java.util.Locale;
import java.util.function.Function;

/**
 * A way in the column beside the settings pages, to be produced as a bean by the feature it leads
 * to.
 *
 * @param role who sees it: "host" is everybody who works here; empty is everybody signed in
 */
@Vetoed
public record SettingsEntry(String href, int order, String role, Function<Locale, String> words)
        implements NavigationEntry {

    @Override
    public String label(Locale language) {
        return words.apply(language);
    }

    @Override
    public Place place() {
        return Place.SETTINGS;
    }

    @Override
    public boolean shownTo(SecurityIdentity identity) {
        return role.isEmpty() || identity.hasRole(role);
    }
}
