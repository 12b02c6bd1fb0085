package dev.lectern.workspace.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** {@code LECTERN_OIDC_*}: the identity server of the organisation. */
@ConfigMapping(prefix = "lectern.oidc")
interface OidcConfig {
    /** The issuer's address, as {@code https://id.example.org/realms/staff}. */
    Optional<String> url();

    Optional<String> clientId();

    Optional<String> clientSecret();

    /** Where in the token the roles are; names within names are separated by a slash. */
    @WithDefault("realm_access/roles")
    String rolesClaim();

    /** What stands before "owner", "admin" and "host" in the names of the server's roles. */
    @WithDefault("lectern-")
    String rolesPrefix();

    default boolean isGiven() {
        return url().filter(text -> !text.isBlank()).isPresent() && clientId().isPresent();
    }
}
