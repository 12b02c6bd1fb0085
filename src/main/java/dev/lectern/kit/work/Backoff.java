package dev.lectern.kit.work;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long failed work rests: doubling from a second to a quarter of an hour, spread by chance. */
final class Backoff {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 10;

    private Backoff() {}

    static Duration pauseAfter(int attempt) {
        Duration pause = Duration.ofSeconds(1L << Math.min(Math.max(attempt - 1, 0), DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** Between three and five quarters of the pause, so that what failed together returns apart. */
    static Duration spread(Duration pause, RandomGenerator chance) {
        double factor = 0.75 + chance.nextDouble() * 0.5;
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }
}
