package dev.lectern.kit.web.guard;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A form as it was sent, looked at before it is taken apart: where that fails, the framework gives
 * no answer and keeps the connection.
 */
record FormText(String text) {
    private static final int MOST_FIELDS = 1000;
    private static final int LONGEST_FIELD = 128 * 1024;

    static FormText of(Buffer body) {
        return new FormText(body.toString(StandardCharsets.ISO_8859_1));
    }

    boolean isTooMuch() {
        String[] fields = text.split("&", MOST_FIELDS + 2);
        if (fields.length > MOST_FIELDS) {
            return true;
        }
        for (String field : fields) {
            if (field.length() > LONGEST_FIELD) {
                return true;
            }
        }
        return false;
    }

    boolean isBroken() {
        return Escapes.areBrokenIn(text);
    }
}
