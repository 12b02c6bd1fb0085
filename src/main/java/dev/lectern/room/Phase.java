package dev.lectern.room;

import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import java.util.Locale;

/** Where a room stands for those who are in it. */
enum Phase {
    WAITING,
    LIVE,
    ENDED,
    CANCELLED,
    MISSED;

    /** What was live when its webinar was cancelled is cancelled to those inside. */
    static Phase of(OccurrenceView date) {
        if (date.brokenOff()) {
            return CANCELLED;
        }
        return date.state() == OccurrenceState.SCHEDULED ? WAITING : valueOf(date.state().name());
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean over() {
        return this != WAITING && this != LIVE;
    }
}
