package dev.lectern.webinar;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a date is to be.
 *
 * @param slot its place in the rule
 * @param aside whether it is elsewhere, or of another length, than the rule has it
 */
record PlannedDate(Instant slot, Instant start, Duration length, boolean aside) {
    Instant end() {
        return start.plus(length);
    }
}
