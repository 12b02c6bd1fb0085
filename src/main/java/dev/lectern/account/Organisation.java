package dev.lectern.account;

import dev.lectern.kit.web.LocalPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The identity server that people of an organisation sign in with, when one is configured. */
@ApplicationScoped
class Organisation {
    private final boolean there;

    Organisation(@ConfigProperty(name = "lectern.oidc.url") Optional<String> url) {
        this.there = url.filter(address -> !address.isBlank()).isPresent();
    }

    /** Where it signs people in, who come back to their wish; null when there is none. */
    @Nullable String addressFor(@Nullable String wish) {
        return there
                ? "/oidc/signin?to="
                        + URLEncoder.encode(LocalPath.orHome(wish), StandardCharsets.UTF_8)
                : null;
    }
}
