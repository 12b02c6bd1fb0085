package dev.lectern.kit.web.api;

import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A place in a list: the sort values of the last row shown and its id, packed so that nobody builds
 * on what is inside.
 */
public record Cursor(List<String> values) {
    private static final String BETWEEN = "\u001f";
    private static final Sentence UNKNOWN =
            Sentence.of(
                    "This cursor is not one of ours. Take “next” from the answer before.",
                    "Dieser Cursor ist keiner von unseren. Nehmen Sie „next“ aus der Antwort"
                            + " davor.");

    public static Cursor of(Object... values) {
        return new Cursor(java.util.Arrays.stream(values).map(String::valueOf).toList());
    }

    public static Cursor parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return new Cursor(
                    List.of(new String(bytes, StandardCharsets.UTF_8).split(BETWEEN, -1)));
        } catch (IllegalArgumentException broken) {
            throw new Malformed("cursor", UNKNOWN);
        }
    }

    public String text() {
        byte[] bytes = String.join(BETWEEN, values).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public String string(int index) {
        if (index >= values.size()) {
            throw new Malformed("cursor", UNKNOWN);
        }
        return values.get(index);
    }

    public UUID id(int index) {
        try {
            return UUID.fromString(string(index));
        } catch (IllegalArgumentException broken) {
            throw new Malformed("cursor", UNKNOWN);
        }
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(string(index));
        } catch (DateTimeException broken) {
            throw new Malformed("cursor", UNKNOWN);
        }
    }

    public long number(int index) {
        try {
            return Long.parseLong(string(index));
        } catch (NumberFormatException broken) {
            throw new Malformed("cursor", UNKNOWN);
        }
    }
}
