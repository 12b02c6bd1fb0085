package dev.lectern.registration;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where somebody came from: campaign parameters and the referring site, each kept short. */
final class Origin {
    static final List<String> PARAMETERS =
            List.of(
                    "utm_source",
                    "utm_medium",
                    "utm_campaign",
                    "utm_term",
                    "utm_content",
                    "ref",
                    "referrer");
    private static final int LONGEST = 200;
    private static final int LONGEST_NOTE = 2_000;

    private Origin() {}

    static JsonObject of(JsonObject given) {
        JsonObject origin = new JsonObject();
        for (String name : PARAMETERS) {
            if (given.getValue(name) instanceof String text && !text.isBlank()) {
                origin.put(name, clean(text));
            }
        }
        return origin;
    }

    static String clean(String text) {
        String plain = text.replaceAll("\\p{C}", " ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** A host's words to a person. */
    static @Nullable String note(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_NOTE) {
            throw new Refused(
                    "note",
                    Sentence.of(
                            "Keep the note to 2,000 characters.",
                            "Kürzen Sie die Notiz auf 2.000 Zeichen."));
        }
        return text.replaceAll("[\\p{C}&&[^\n]]", " ").strip();
    }
}
