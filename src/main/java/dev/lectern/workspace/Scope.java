package dev.lectern.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far an API key reaches; each includes those before it. */
public enum Scope {
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

    /** Whether a key of that role may hand out a key of this scope. */
    public boolean isWithin(Role of) {
        return of.includes(role);
    }

    /** The words of the API: an admin key has all three. */
    public List<String> words() {
        return Arrays.stream(values())
                .filter(other -> other.compareTo(this) <= 0)
                .map(Scope::word)
                .toList();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The widest of these words; nothing when one of them is none of ours. */
    public static Optional<Scope> widest(List<String> words) {
        List<Scope> known =
                Arrays.stream(values()).filter(scope -> words.contains(scope.word())).toList();
        return known.isEmpty() || known.size() < words.stream().distinct().count()
                ? Optional.empty()
                : Optional.of(known.get(known.size() - 1));
    }
}
