package dev.lectern.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The identity server that people of an organisation sign in with, when one is configured. */
@ApplicationScoped
class Organisation {
    private final boolean there;

    Organisation(@ConfigProperty(name = "lectern.oidc.url") Optional<String> url) {
        this.there = url.filter(address -> !address.isBlank()).isPresent();
    }

    boolean isThere() {
        return there;
    }
}
