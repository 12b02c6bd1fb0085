package dev.lectern.reminder;

import dev.lectern.webinar.OccurrenceView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The quiet before "we are live": nobody gets it within so long of another mail. Whom a mail before
 * the start keeps quiet is told when that is over, if it is live still and they have not come. Who
 * is mailed afterwards has the link of a webinar that is on.
 */
final class LiveQuiet {
    static final Duration LENGTH = Duration.ofMinutes(20);

    /** People were mailed at many moments; this often they are looked at together. */
    private static final Duration ROUND = Duration.ofMinutes(1);

    private LiveQuiet() {}

    /**
     * When to look again, while somebody is kept quiet.
     *
     * @param mailed when the one of them was mailed last who may be told first
     */
    static Optional<Instant> again(OccurrenceView date, Instant mailed, Instant now) {
        Instant started = date.startedAt() == null ? date.startsAt() : date.startedAt();
        Instant over = mailed.plus(LENGTH);
        return mailed.isAfter(started)
                ? Optional.empty()
                : Optional.of(over.isBefore(now.plus(ROUND)) ? now.plus(ROUND) : over);
    }
}
