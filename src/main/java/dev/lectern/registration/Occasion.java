package dev.lectern.registration;

import dev.lectern.kit.mail.Quiet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On what everybody of a date is mailed.
 *
 * @param purpose with the person's id it makes the key by which nobody is mailed it twice
 * @param quiet who of them is left out; absent: nobody
 * @param change of the date, where that is what they are told; else absent
 */
public record Occasion(String purpose, @Nullable Quiet quiet, @Nullable UUID change) {

    public static Occasion of(String purpose) {
        return new Occasion(purpose, null, null);
    }

    public Occasion keeping(@Nullable Quiet those) {
        return new Occasion(purpose, those, change);
    }

    public Occasion about(@Nullable UUID told) {
        return new Occasion(purpose, quiet, told);
    }
}
