package dev.lectern.registration;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On what everybody of a date is mailed.
 *
 * @param purpose with the person's id it makes the key by which nobody is mailed it twice
 * @param quiet who was mailed so shortly before is left out
 * @param change of the date, where that is what they are told; else absent
 */
public record Occasion(String purpose, Duration quiet, @Nullable UUID change) {

    public static Occasion of(String purpose) {
        return new Occasion(purpose, Duration.ZERO, null);
    }

    public Occasion quietFor(Duration before) {
        return new Occasion(purpose, before, change);
    }

    public Occasion about(@Nullable UUID told) {
        return new Occasion(purpose, quiet, told);
    }
}
