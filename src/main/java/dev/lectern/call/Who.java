package dev.lectern.call;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person on the way into a room.
 *
 * @param identity stays the same when they come again; letters, digits, {@code -} and {@code _}, at
 *     most 36, so that every provider takes it
 * @param hidden in no roster and no attendance: a recorder, an observer
 * @param place the page or program to which their one live place moves; absent where they may have
 *     several. A provider that can shuts the others out
 */
public record Who(String identity, String name, boolean hidden, @Nullable String place) {
    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    public Who {
        if (!IDENTITY.matcher(identity).matches()) {
            throw new Refused(
                    "identity",
                    Sentence.of(
                            "Use at most 36 letters, digits, hyphens and underscores.",
                            "Verwenden Sie höchstens 36 Buchstaben, Ziffern, Binde- und"
                                    + " Unterstriche."));
        }
        name = name.length() > 100 ? name.substring(0, 100) : name;
    }

    public static Who of(String identity, String name) {
        return new Who(identity, name, false, null);
    }

    public Who concealed() {
        return new Who(identity, name, true, place);
    }

    /** Whose one live place is here from now on. */
    public Who at(String here) {
        return new Who(identity, name, hidden, here);
    }
}
