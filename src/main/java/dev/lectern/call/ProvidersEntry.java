package dev.lectern.call;

import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.Words;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** The way to the providers, beside the other settings. */
@ApplicationScoped
class ProvidersEntry implements NavigationEntry {

    @Override
    public String href() {
        return "/settings/providers";
    }

    @Override
    public String label(Locale language) {
        return Words.in(language, CallWords.class).title();
    }

    @Override
    public Place place() {
        return Place.SETTINGS;
    }

    @Override
    public int order() {
        return 115;
    }

    @Override
    public boolean shownTo(SecurityIdentity identity) {
        return identity.hasRole("admin");
    }
}
