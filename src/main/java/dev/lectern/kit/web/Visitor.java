package dev.lectern.kit.web;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in person as far as the frame of a page shows them.
 *
 * <p>Whoever authenticates puts one into the {@link SecurityIdentity} under {@link #ATTRIBUTE}.
 *
 * @param workspace name of the workspace they are in
 * @param accent its colour as six hexadecimal digits; absent for the house's own
 * @param language "en" or "de" when they chose one
 * @param zone IANA time zone when they chose one
 */
public record Visitor(
        String name,
        String email,
        @Nullable String workspace,
        @Nullable String accent,
        @Nullable String language,
        @Nullable String zone) {
    public static final String ATTRIBUTE = "lectern.visitor";

    public static Optional<Visitor> of(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
    }

    /** One or two letters for the round mark in the header. */
    public String initials() {
        StringBuilder letters = new StringBuilder();
        for (String part : (name.isBlank() ? email : name).strip().split("\\s+")) {
            if (letters.length() < 2 && !part.isEmpty()) {
                letters.appendCodePoint(Character.toUpperCase(part.codePointAt(0)));
            }
        }
        return letters.toString();
    }
}
