package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One date of a webinar as others see it.
 *
 * @param slot where the rule put it: a calendar's RECURRENCE-ID, the same after moving
 * @param moved put elsewhere by hand
 * @param brokenOff ended because its webinar was cancelled while it was live
 * @param change what became of it last; absent while it stands as it was announced first
 */
public record OccurrenceView(
        UUID id,
        UUID webinar,
        Instant slot,
        Instant startsAt,
        Instant endsAt,
        OccurrenceState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        boolean moved,
        boolean locked,
        boolean brokenOff,
        @Nullable DateChange change) {
    /** How long after the end the host may come back. */
    private static final Duration REOPENING = Duration.ofMinutes(15);

    /** Whether it ended as it was meant to, and nobody broke it off. */
    public boolean tookPlace() {
        return state == OccurrenceState.ENDED && !brokenOff;
    }

    /** Whether what became of it last is this. */
    public boolean changedBy(UUID change) {
        return this.change != null && this.change.id().equals(change);
    }

    /** Whether its host may still go on with it. */
    boolean reopenable(Instant now) {
        return state == OccurrenceState.ENDED
                && endedAt != null
                && !now.isAfter(endedAt.plus(REOPENING));
    }

    void requireReopenable(Instant now) {
        if (!reopenable(now)) {
            throw new Clashed(
                    Sentence.of(
                            "It ended more than 15 minutes ago. Duplicate the webinar to"
                                    + " hold another.",
                            "Es ist seit mehr als 15 Minuten zu Ende. Duplizieren Sie das"
                                    + " Webinar, um ein weiteres zu halten."));
        }
    }
}
