package dev.lectern.webinar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From how long on somebody counts as having attended: so many seconds, or a share of the length.
 */
@Embeddable
class Threshold {
    /** Its field in a form, and that of the unit. */
    static final String NAME = "attendanceThreshold";

    static final String UNIT = NAME + "In";
    private static final BigDecimal A_MINUTE = BigDecimal.valueOf(60);
    private static final int USUAL_SECONDS = 600;
    private static final int MOST_PERCENT = 50;

    @Column(name = "threshold_seconds")
    private @Nullable Integer seconds;

    @Column(name = "threshold_percent")
    private @Nullable Integer percent;

    protected Threshold() {}

    Threshold(@Nullable Integer seconds, @Nullable Integer percent) {
        this.seconds = seconds;
        this.percent = percent == null ? null : Math.min(percent, MOST_PERCENT);
    }

    static Threshold usual() {
        return new Threshold(USUAL_SECONDS, null);
    }

    @Nullable Integer seconds() {
        return seconds;
    }

    @Nullable Integer percent() {
        return percent;
    }

    Map<String, String> fields() {
        if (percent != null) {
            return Map.of(NAME, String.valueOf(percent), UNIT, "percent");
        }
        BigDecimal minutes =
                BigDecimal.valueOf(seconds == null ? USUAL_SECONDS : seconds)
                        .divide(A_MINUTE, 4, RoundingMode.HALF_UP);
        return Map.of(NAME, minutes.stripTrailingZeros().toPlainString(), UNIT, "minutes");
    }

    /** Minutes as typed, in seconds; what is no number goes on as it is, to be refused. */
    static @Nullable Object seconds(String minutes) {
        String bare = minutes.strip().replace(',', '.');
        if (!bare.matches("\\d{1,6}(\\.\\d{1,4})?")) {
            return bare.isEmpty() ? null : bare;
        }
        BigDecimal seconds = new BigDecimal(bare).multiply(A_MINUTE);
        return seconds.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    /** Whether a share that somebody typed is more than counts. */
    static boolean cut(@Nullable Object percent) {
        return percent instanceof Integer share && share > MOST_PERCENT;
    }

    /** The same of seconds, with the minutes that it lasts. */
    static boolean cut(@Nullable Object seconds, @Nullable Object minutes) {
        return seconds instanceof Integer wanted
                && minutes instanceof Integer length
                && wanted > length * 30L;
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
