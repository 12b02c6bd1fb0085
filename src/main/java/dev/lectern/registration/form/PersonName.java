package dev.lectern.registration.form;

import dev.lectern.kit.web.fault.Refused;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person's name as it may be shown to others: one line, nothing invisible, 100 characters, and
 * nothing that leads elsewhere: under this name whoever has the address is mailed.
 */
public record PersonName(String text) {
    private static final int LONGEST = 100;

    /** Initials, titles and "c/o" have dots and strokes as well; degrees are no domains. */
    private static final Pattern LINK =
            Pattern.compile(
                    "://|\\bwww\\d?\\.\\S"
                            + "|[\\p{L}\\p{N}-]{2,}\\.\\p{L}{2,}(:\\d+)?/\\S"
                            + "|[\\p{L}\\p{N}]\\.(?!(sc|ed|eng|phil|arch|mus)/)\\p{L}{2,}(:\\d+)?/\\S"
                            + "|[\\p{L}\\p{N}-]{2,}\\.(com|net|org|info|biz|xyz|top|online|site|shop"
                            + "|club|click|link|io|ru|cn)\\b",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

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
        if (LINK.matcher(Normalizer.normalize(clean, Normalizer.Form.NFKC)).find()) {
            throw new Refused("name", Reply.NAME_LINK.sentence());
        }
        return new PersonName(clean);
    }
}
