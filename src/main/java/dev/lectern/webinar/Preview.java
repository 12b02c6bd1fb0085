package dev.lectern.webinar;

import dev.lectern.kit.web.Zones;
import dev.lectern.webinar.series.Rhythm;
import dev.lectern.webinar.text.Markdown;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public page in small while it is being written.
 *
 * @param cover address of a picture of ours
 * @param start absent while the time cannot be read
 * @param rhythm how often, as a sentence; empty for once
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
        boolean register,
        String rhythm) {

    /**
     * What is typed.
     *
     * @param stands the webinar that it is typed for: what nobody touched is said as it stands
     */
    static Preview of(EditForm form, @Nullable WebinarView stands, Locale language) {
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
                form.on("registration.required"),
                rhythm(form, stands, start).map(one -> one.sentence(language)).orElse(""));
    }

    private static Optional<Rhythm> rhythm(
            EditForm form, @Nullable WebinarView stands, @Nullable Instant start) {
        return stands != null && form.keepsRhythm(EditForm.of(stands))
                ? stands.rhythm()
                : rhythm(form.json(), start);
    }

    private static Optional<Rhythm> rhythm(JsonObject typed, @Nullable Instant start) {
        ZoneId zone = Zones.find(typed.getString("timezone"));
        return start == null || zone == null
                ? Optional.empty()
                : Rhythm.of(typed.getString("recurrence"), start, zone, days(typed));
    }

    private static List<LocalDate> days(JsonObject typed) {
        try {
            return typed.getJsonArray("exceptions").stream()
                    .map(day -> LocalDate.parse(String.valueOf(day)))
                    .toList();
        } catch (DateTimeException unfinished) {
            return List.of();
        }
    }

    private static @Nullable Instant read(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException unfinished) {
            return null;
        }
    }
}
