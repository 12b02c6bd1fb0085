package dev.lectern.workspace;

import dev.lectern.kit.web.fault.Sentence;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a member may do in a workspace; each includes those before it. */
public enum Role {
    HOST,
    ADMIN,
    OWNER;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** As the API and the identity's roles spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it. */
    Sentence title() {
        return switch (this) {
            case HOST -> Sentence.of("host", "Gastgeber");
            case ADMIN -> Sentence.of("admin", "Verwalter");
            case OWNER -> Sentence.of("owner", "Inhaber");
        };
    }

    /** The role of that word, if there is one. */
    public static Optional<Role> of(@Nullable String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
