package dev.lectern.room;

import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes and reads passes. What a pass allows stands in the database and may change meanwhile. */
@ApplicationScoped
class Passes {
    private static final String OCCURRENCE = "o";
    private static final String IDENTITY = "i";
    private static final String REVOCATIONS = "r";

    private final Tokens tokens;

    Passes(Tokens tokens) {
        this.tokens = tokens;
    }

    String write(Pass pass, Instant until) {
        Map<String, Object> claims =
                Map.of(
                        OCCURRENCE, pass.occurrence(),
                        IDENTITY, pass.identity(),
                        REVOCATIONS, pass.revocations());
        return tokens.sign(Purpose.ROOM, claims, until);
    }

    Optional<Pass> read(String text) {
        return tokens.read(Purpose.ROOM, text)
                .map(
                        claims ->
                                new Pass(
                                        UUID.fromString(String.valueOf(claims.get(OCCURRENCE))),
                                        String.valueOf(claims.get(IDENTITY)),
                                        ((Number) claims.getOrDefault(REVOCATIONS, 0)).intValue()));
    }
}
