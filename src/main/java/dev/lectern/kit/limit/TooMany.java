package dev.lectern.kit.limit;

import dev.lectern.kit.web.fault.Sentence;
import java.time.Duration;

/** Somebody asked too often; after the given time they may again. */
public class TooMany extends RuntimeException {
    private static final int A_FEW = 60;

    private final Duration retryAfter;

    public TooMany(Duration retryAfter) {
        super("Too many requests. Try again in " + seconds(retryAfter) + " seconds.");
        this.retryAfter = retryAfter;
    }

    public Sentence sentence() {
        return seconds() <= A_FEW
                ? Sentence.of(
                                "Too many requests. Try again in %d seconds.",
                                "Zu viele Anfragen. Versuchen Sie es in %d Sekunden noch einmal.")
                        .about(Math.max(2, seconds()))
                : Sentence.of(
                                "Too many requests. Try again in %d minutes.",
                                "Zu viele Anfragen. Versuchen Sie es in %d Minuten noch einmal.")
                        .about((seconds() + 59) / 60);
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
