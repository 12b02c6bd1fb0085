package dev.lectern.reminder;

import dev.lectern.kit.mail.Quiet;
import dev.lectern.webinar.OccurrenceView;
import java.time.Duration;
import java.time.Instant;

/**
 * The quiet before "we are live": nobody gets it within so long of another mail. Whom one keeps
 * quiet is told when that is over, if it is live still and they have not come. Who is mailed about
 * this webinar after its start has the link of one that is on, and is not told.
 */
final class LiveQuiet {
    static final Duration LENGTH = Duration.ofMinutes(20);

    /** People were mailed at many moments; this often they are looked at together. */
    private static final Duration ROUND = Duration.ofMinutes(1);

    private LiveQuiet() {}

    static Quiet of(OccurrenceView date) {
        return new Quiet(LENGTH, start(date));
    }

    /** Who hears of the webinar after this has the link of one that is on. */
    static Instant start(OccurrenceView date) {
        Instant started = date.startedAt();
        return started == null ? date.startsAt() : started;
    }

    /**
     * When to look again, while somebody is kept quiet.
     *
     * @param mailed when the one of them was mailed last who may be told first
     */
    static Instant again(Instant mailed, Instant now) {
        Instant over = mailed.plus(LENGTH);
        Instant soonest = now.plus(ROUND);
        return over.isBefore(soonest) ? soonest : over;
    }
}
