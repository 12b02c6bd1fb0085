package dev.lectern.registration;

import dev.lectern.kit.web.fault.Sentence;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a registration stands; the word is the one in JSON and in the table. */
public enum Status {
    PENDING(Sentence.of("not approved yet", "noch nicht zugelassen")),
    APPROVED(Sentence.of("approved", "zugelassen")),
    WAITLISTED(Sentence.of("on the waiting list", "auf der Warteliste")),
    OFFERED(Sentence.of("being offered a seat", "gerade zu einem Platz eingeladen")),
    DECLINED(Sentence.of("declined", "abgelehnt")),
    CANCELLED(Sentence.of("cancelled", "abgemeldet"));

    final Sentence said;

    Status(Sentence said) {
        this.said = said;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a seat is kept for somebody in this state. */
    boolean holdsSeat() {
        return this == APPROVED || this == OFFERED;
    }

    static Status of(String word) {
        return named(word).orElseThrow(() -> new IllegalArgumentException("No status: " + word));
    }

    static Optional<Status> named(@Nullable String word) {
        return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
