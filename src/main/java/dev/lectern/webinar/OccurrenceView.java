package dev.lectern.webinar;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One date of a webinar as others see it.
 *
 * @param slot where the rule put it: a calendar's RECURRENCE-ID, the same after moving
 * @param moved put elsewhere by hand
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
        boolean locked) {

    /** Whether its host may still go on with it. */
    boolean reopenable(Instant now) {
        return state == OccurrenceState.ENDED
                && endedAt != null
                && !now.isAfter(endedAt.plus(Occurrence.REOPENING));
    }
}
