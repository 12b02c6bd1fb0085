package dev.lectern.call.builtin;

import dev.lectern.call.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the bearer of a grant to one of our own rooms has been promised, as the token carries it.
 */
record BuiltinGrant(
        UUID occurrence,
        String room,
        String identity,
        Role role,
        boolean hidden,
        Instant issuedAt) {

    Map<String, Object> claims() {
        return Map.of(
                "o",
                occurrence,
                "c",
                room,
                "i",
                identity,
                "r",
                role.word(),
                "h",
                hidden ? 1 : 0,
                "t",
                issuedAt.toEpochMilli());
    }

    static Optional<BuiltinGrant> of(Map<String, Object> claims) {
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(claims.get("r")))
                .findFirst()
                .map(
                        role ->
                                new BuiltinGrant(
                                        UUID.fromString(claims.get("o").toString()),
                                        claims.get("c").toString(),
                                        claims.get("i").toString(),
                                        role,
                                        ((Number) claims.get("h")).intValue() == 1,
                                        Instant.ofEpochMilli(
                                                ((Number) claims.get("t")).longValue())));
    }
}
