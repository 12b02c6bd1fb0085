package dev.lectern.workspace.key;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key as somebody asks for it.
 *
 * @param scopes words of {@link Scope}, the widest of which counts; none: read
 * @param scope the same, of one word
 * @param others what else was sent: a slip in a word must not make another key than was meant
 */
record KeyForm(
        @Nullable String name,
        @Nullable List<String> scopes,
        @Nullable String scope,
        @Nullable Instant expiresAt,
        @JsonAnySetter @Nullable Map<String, Object> others) {
    private static final int LONGEST = 100;
    private static final Duration FARTHEST = Duration.ofDays(36_525);

    Mistakes check(Instant now, KeyWords words) {
        return new Mistakes()
                .when(called().isEmpty(), "name", words.noName())
                .when(called().length() > LONGEST, "name", words.tooLong())
                .when(called().chars().anyMatch(Character::isISOControl), "name", words.oneLine())
                .when(Scope.widest(wished()).isEmpty(), "scopes", words.noScope())
                .when(!isWithinReach(now), "expiresAt", words.past())
                .when(unknown() != null, String.valueOf(unknown()), words.unknownField());
    }

    private @Nullable String unknown() {
        return others == null || others.isEmpty() ? null : others.keySet().iterator().next();
    }

    /** After {@link #check}; nobody hands out more than they have. */
    KeyWish wish(Caller by) {
        Scope scope = Scope.widest(wished()).orElse(Scope.READ);
        if (!scope.isWithin(by.role())) {
            throw new NotAllowed(
                    Sentence.of(
                            "This needs the role admin.", "Dazu braucht es die Rolle Verwalter."));
        }
        return new KeyWish(called(), scope, expiresAt);
    }

    private boolean isWithinReach(Instant now) {
        return expiresAt == null
                || expiresAt.isAfter(now) && expiresAt.isBefore(now.plus(FARTHEST));
    }

    private String called() {
        return name == null ? "" : name.strip();
    }

    private List<String> wished() {
        List<String> wished = new ArrayList<>(scopes == null ? List.of() : scopes);
        if (scope != null) {
            wished.add(scope);
        }
        return wished.isEmpty() ? List.of(Scope.READ.word()) : wished;
    }
}
