package dev.lectern.call.builtin;

import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the grants that requests for media bear: {@code Authorization: Bearer …} (RFC 6750). */
@ApplicationScoped
class Bearers {
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;

    Bearers(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The grant in this header, if it is one of this call. */
    Optional<BuiltinGrant> of(UUID occurrence, @Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return tokens.read(Purpose.GRANT, authorization.substring(SCHEME.length()).strip())
                .flatMap(BuiltinGrant::of)
                .filter(grant -> grant.occurrence().equals(occurrence));
    }
}
