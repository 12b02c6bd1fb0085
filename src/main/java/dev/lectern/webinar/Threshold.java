package dev.lectern.webinar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * From how long on somebody counts as having attended: so many seconds, or a share of the length.
 */
@Embeddable
class Threshold {
    private static final int USUAL_SECONDS = 600;
    static final Threshold USUAL = new Threshold(USUAL_SECONDS, null);

    @Column(name = "threshold_seconds")
    private @Nullable Integer seconds;

    @Column(name = "threshold_percent")
    private @Nullable Integer percent;

    protected Threshold() {}

    Threshold(@Nullable Integer seconds, @Nullable Integer percent) {
        this.seconds = seconds;
        this.percent = percent;
    }

    @Nullable Integer seconds() {
        return seconds;
    }

    @Nullable Integer percent() {
        return percent;
    }

    /** A share of the length when one is given, else seconds; never more than half the length. */
    Duration in(Duration length) {
        Duration half = length.dividedBy(2);
        Duration wanted =
                percent != null
                        ? length.multipliedBy(percent).dividedBy(100)
                        : Duration.ofSeconds(seconds == null ? USUAL_SECONDS : seconds);
        return wanted.compareTo(half) > 0 ? half : wanted;
    }
}
