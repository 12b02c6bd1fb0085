package dev.lectern.call.builtin;

import dev.lectern.call.policy.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the bearer of a grant to one of our own rooms has been promised, as the token carries it.
 *
 * @param place the number of the one live place of their link, as {@link LivePlaces} counts
 */
record BuiltinGrant(
        UUID occurrence,
        String room,
        String identity,
        Role role,
        boolean hidden,
        Instant issuedAt,
        int place) {

    /** For whoever may have several places. */
    BuiltinGrant(
            UUID occurrence,
            String room,
            String identity,
            Role role,
            boolean hidden,
            Instant issuedAt) {
        this(occurrence, room, identity, role, hidden, issuedAt, LivePlaces.SEVERAL);
    }

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
                issuedAt.toEpochMilli(),
                "p",
                place);
    }

    static Optional<BuiltinGrant> of(Map<String, Object> claims) {
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(claims.get("r")))
                .findFirst()
                .map(
                        role ->
                                new BuiltinGrant(
                                        UUID.fromString(String.valueOf(claims.get("o"))),
                                        String.valueOf(claims.get("c")),
                                        String.valueOf(claims.get("i")),
                                        role,
                                        number(claims, "h") == 1,
                                        Instant.ofEpochMilli(number(claims, "t")),
                                        (int) number(claims, "p")));
    }

    private static long number(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
