package dev.lectern.webinar;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From how long on somebody counts as having attended. */
final class Threshold {
    static final int DEFAULT_SECONDS = 600;

    private Threshold() {}

    /** A share of the length when one is given, else seconds; never more than half the length. */
    static Duration of(@Nullable Integer seconds, @Nullable Integer percent, Duration length) {
        Duration half = length.dividedBy(2);
        Duration wanted =
                percent != null
                        ? length.multipliedBy(percent).dividedBy(100)
                        : Duration.ofSeconds(seconds == null ? DEFAULT_SECONDS : seconds);
        return wanted.compareTo(half) > 0 ? half : wanted;
    }
}
