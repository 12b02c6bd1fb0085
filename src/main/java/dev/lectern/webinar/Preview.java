package dev.lectern.webinar;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public page in small while it is being written.
 *
 * @param cover address of a picture of ours
 * @param start absent while the time cannot be read
 */
@TemplateData
record Preview(
        String title,
        @Nullable String cover,
        RawString description,
        @Nullable Instant start,
        @Nullable Instant end,
        String zone,
        List<SpeakerRows.SpeakerRow> speakers,
        boolean register) {

    static Preview of(EditForm form) {
        JsonObject json = form.json();
        String text = json.getString("description");
        Instant start = read(json.getString("startsAt"));
        Instant end =
                start != null && json.getValue("durationMinutes") instanceof Integer minutes
                        ? start.plus(Duration.ofMinutes(minutes))
                        : start;
        return new Preview(
                form.at("title"),
                form.at("cover").startsWith("/files/") ? form.at("cover") : null,
                new RawString(text.length() > Markdown.LONGEST ? "" : Markdown.html(text)),
                start,
                end,
                form.at("timezone"),
                form.speakers().stream().filter(row -> !row.blank()).toList(),
                form.on("registration.required"));
    }

    private static @Nullable Instant read(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException unfinished) {
            return null;
        }
    }
}
