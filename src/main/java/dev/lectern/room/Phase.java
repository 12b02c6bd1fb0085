package dev.lectern.room;

import dev.lectern.webinar.OccurrenceState;
import java.util.Locale;

/** Where a room stands for those who are in it. */
enum Phase {
    WAITING,
    LIVE,
    ENDED,
    CANCELLED,
    MISSED;

    static Phase of(OccurrenceState state) {
        return state == OccurrenceState.SCHEDULED ? WAITING : valueOf(state.name());
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean over() {
        return this != WAITING && this != LIVE;
    }
}
