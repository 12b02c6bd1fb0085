package dev.lectern.webinar;

import dev.lectern.kit.work.NotYet;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's word that they bring the provider to do the next step, so that of two who want it one
 * does; it lapses by itself, for a killed node takes nothing back.
 *
 * @param until none where nobody gave it
 */
record Claim(@Nullable Instant until) {
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Claim NONE = new Claim(null);

    /** So long after it lapsed it may still be brought to its end by who finishes it. */
    private static final Duration FINISHED_WITHIN = Duration.ofMinutes(15);

    static Instant from(Instant now) {
        return now.plus(LONGEST);
    }

    boolean given() {
        return until != null;
    }

    boolean mayYetSucceed(Instant now) {
        return until != null && until.plus(FINISHED_WITHIN).isAfter(now);
    }

    boolean stands(Instant now) {
        return until != null && until.isAfter(now);
    }

    /** Comes back later while whoever gave it may be at it. */
    void requireLapsed(Instant now, String why) {
        if (until != null && until.isAfter(now)) {
            throw new NotYet(until, why);
        }
    }
}
