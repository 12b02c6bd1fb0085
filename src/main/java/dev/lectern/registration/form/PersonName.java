package dev.lectern.registration.form;

import dev.lectern.kit.web.fault.Refused;
import org.jspecify.annotations.Nullable;

/** A person's name as it may be shown to others: one line, nothing invisible, 100 characters. */
public record PersonName(String text) {
    private static final int LONGEST = 100;

    public static PersonName of(@Nullable String typed) {
        if (typed != null && typed.length() > 20 * LONGEST) {
            throw new Refused("name", Reply.NAME_LONG.sentence());
        }
        String clean = typed == null ? "" : InvisibleText.line(typed);
        if (clean.isEmpty()) {
            throw new Refused("name", Reply.NAME_MISSING.sentence());
        }
        if (clean.codePointCount(0, clean.length()) > LONGEST) {
            throw new Refused("name", Reply.NAME_LONG.sentence());
        }
        return new PersonName(clean);
    }
}
