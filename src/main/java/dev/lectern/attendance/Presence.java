package dev.lectern.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody was there while a date was live.
 *
 * @param joined when first; absent for who did not come
 * @param left when last; the present moment for who is still inside
 */
public record Presence(
        UUID registration, @Nullable Instant joined, @Nullable Instant left, Duration time) {

    static Presence none(UUID registration) {
        return new Presence(registration, null, null, Duration.ZERO);
    }

    public boolean reaches(Duration threshold) {
        return !time.isZero() && time.compareTo(threshold) >= 0;
    }
}
