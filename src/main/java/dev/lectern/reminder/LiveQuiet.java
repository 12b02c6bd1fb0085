package dev.lectern.reminder;

import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The quiet before "we are live": nobody gets it within so long of another mail. Whom a reminder
 * keeps quiet at the start is told when that is over, if it is live still and they have not come.
 */
final class LiveQuiet {
    static final Duration LENGTH = Duration.ofMinutes(20);

    /** Reminders are posted a moment after their hour. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private LiveQuiet() {}

    /** How many minutes before the start the reminder went that keeps people quiet now. */
    static Optional<Integer> reminder(WebinarView webinar, OccurrenceView date, Instant now) {
        return webinar.reminders().stream()
                .filter(minutes -> !went(date, minutes).isAfter(now))
                .filter(minutes -> now.isBefore(over(date, minutes)))
                .min(Comparator.naturalOrder());
    }

    /** When people may be told after the reminder that went so many minutes before the start. */
    static Instant over(OccurrenceView date, int minutes) {
        return went(date, minutes).plus(LENGTH).plus(MARGIN);
    }

    private static Instant went(OccurrenceView date, int minutes) {
        return date.startsAt().minus(Duration.ofMinutes(minutes));
    }
}
