package dev.lectern.workspace.oidc;

import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Role;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as the identity server tells of them.
 *
 * @param verified whether the server has made sure of their address
 * @param role the highest of ours that the server gives them; absent: it says nothing
 */
record OidcPerson(
        String issuer,
        String subject,
        @Nullable String email,
        boolean verified,
        String name,
        @Nullable Role role) {

    /** Who it is stands in the one token; of roles many servers tell only in the other. */
    static OidcPerson of(JsonWebToken token, JsonWebToken accessToken, OidcConfig config) {
        String email = token.getClaim("email");
        String name = token.getClaim("name");
        return new OidcPerson(
                token.getIssuer(),
                token.getSubject(),
                email == null ? null : email.strip().toLowerCase(Locale.ROOT),
                isTrue(token.getClaim("email_verified")),
                name == null ? String.valueOf(email) : name,
                role(token, config).or(() -> role(accessToken, config)).orElse(null));
    }

    /** The address, when accounts may be linked by it. */
    String requireVerifiedEmail() {
        String address = email;
        if (address == null || !verified) {
            throw new NotAllowed(
                    Sentence.of(
                            "Your organisation has not confirmed your mail address. Confirm it"
                                    + " there, then sign in again.",
                            "Ihre Organisation hat Ihre E-Mail-Adresse nicht bestätigt."
                                    + " Bestätigen Sie sie dort und melden Sie sich dann noch einmal an."));
        }
        return address;
    }

    /** The address when the server vouches for it. */
    @Nullable String verifiedEmail() {
        return verified ? email : null;
    }

    private static boolean isTrue(@Nullable Object claim) {
        return claim != null && claim.toString().equalsIgnoreCase("true");
    }

    private static Optional<Role> role(JsonWebToken token, OidcConfig config) {
        List<String> names = names(token, config.rolesClaim().split("/"));
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(config.rolesPrefix() + role.word()))
                .reduce((lower, higher) -> higher);
    }

    private static List<String> names(JsonWebToken token, String[] path) {
        Object value = token.getClaim(path[0]);
        for (int i = 1; i < path.length && value instanceof JsonObject inner; i++) {
            value = inner.get(path[i]);
        }
        if (value instanceof JsonArray list) {
            return list.stream().map(OidcPerson::text).toList();
        }
        return value instanceof Collection<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
