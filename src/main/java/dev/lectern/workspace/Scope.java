package dev.lectern.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far an API key reaches; each includes those before it. */
enum Scope {
    READ(Role.HOST),
    WRITE(Role.HOST),
    ADMIN(Role.ADMIN);

    private final Role role;

    Scope(Role role) {
        this.role = role;
    }

    Role role() {
        return role;
    }

    /** The words of the API: an admin key has all three. */
    List<String> words() {
        return Arrays.stream(values())
                .filter(other -> other.compareTo(this) <= 0)
                .map(other -> other.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
