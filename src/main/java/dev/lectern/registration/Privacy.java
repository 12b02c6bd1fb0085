package dev.lectern.registration;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people are told about what they write, and how long it is kept.
 *
 * @param text stands under the form
 * @param link where it can be read in full
 * @param days after the last date; absent: as the workspace says
 */
@TemplateData
record Privacy(@Nullable String text, @Nullable String link, @Nullable Integer days) {
    static final int LONGEST_DAYS = 3_650;
    private static final int LONGEST_TEXT = 4_000;

    static Privacy of(JsonObject settings) {
        return new Privacy(
                settings.getString("privacyText"),
                settings.getString("privacyLink"),
                settings.getInteger("retentionDays"));
    }

    static void note(JsonObject settings, List<FieldError> errors) {
        Object text = settings.getValue("privacyText");
        if (text != null && !(text instanceof String words && words.length() <= LONGEST_TEXT)) {
            errors.add(
                    error(
                            "privacyText",
                            Sentence.of(
                                    "Keep this to 4000 characters.",
                                    "Kürzen Sie dies auf 4000 Zeichen.")));
        }
        Object link = settings.getValue("privacyLink");
        if (link != null && !String.valueOf(link).matches("https?://\\S{1,1000}")) {
            errors.add(
                    error(
                            "privacyLink",
                            Sentence.of(
                                    "Begin the link with https://",
                                    "Beginnen Sie den Link mit https://")));
        }
        Object days = settings.getValue("retentionDays");
        boolean fits = days instanceof Integer number && number >= 1 && number <= LONGEST_DAYS;
        if (days != null && !fits) {
            errors.add(
                    error(
                            "retentionDays",
                            Sentence.of(
                                    "Choose a whole number of days from 1 to 3650.",
                                    "Wählen Sie eine ganze Zahl von Tagen, 1 bis 3650.")));
        }
    }

    private static FieldError error(String name, Sentence sentence) {
        return new FieldError("registration." + name, sentence);
    }

    public boolean said() {
        return text != null || link != null || days != null;
    }
}
