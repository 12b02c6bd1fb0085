package dev.lectern.kit.limit;

import dev.lectern.kit.web.Sentence;
import java.time.Duration;

/** Somebody asked too often; after the given time they may again. */
public class TooMany extends RuntimeException {
    private final Duration retryAfter;

    public TooMany(Duration retryAfter) {
        super("Too many requests. Try again in " + seconds(retryAfter) + " s.");
        this.retryAfter = retryAfter;
    }

    public Sentence sentence() {
        return Sentence.of(
                        "Too many requests. Try again in %d s.",
                        "Zu viele Anfragen. Versuchen Sie es in %d s noch einmal.")
                .about(seconds());
    }

    public Duration retryAfter() {
        return retryAfter;
    }

    /** Whole seconds, rounded up, as the header wants them. */
    public long seconds() {
        return seconds(retryAfter);
    }

    private static long seconds(Duration duration) {
        return Math.max(1, (duration.toMillis() + 999) / 1000);
    }
}
