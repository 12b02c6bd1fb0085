package dev.lectern.webinar;

import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * One date of a series on the page where it is changed: what was typed, and what it would bring.
 *
 * @param scope this, following or all
 * @param asking absent for nothing to ask; else save or cancel
 */
@TemplateData
record DatePlan(
        UUID id,
        OccurrenceView date,
        String title,
        String zone,
        String day,
        String time,
        String minutes,
        String scope,
        String version,
        String asking,
        List<Effects.Line> effects,
        boolean mails) {

    static DatePlan of(WebinarView webinar, OccurrenceView date) {
        ZonedDateTime start = date.startsAt().atZone(webinar.zone());
        return new DatePlan(
                webinar.id(),
                date,
                webinar.title(),
                webinar.zone().getId(),
                start.toLocalDate().toString(),
                DateTimeFormatter.ofPattern("HH:mm").format(start),
                String.valueOf(Duration.between(date.startsAt(), date.endsAt()).toMinutes()),
                "this",
                String.valueOf(webinar.version()),
                "",
                List.of(),
                false);
    }

    DatePlan typed(MultivaluedMap<String, String> sent) {
        return new DatePlan(
                id,
                date,
                title,
                zone,
                sent.getFirst("startsAt"),
                sent.getFirst("startTime"),
                sent.getFirst("durationMinutes"),
                sent.getFirst("scope"),
                sent.getFirst("version"),
                "",
                List.of(),
                false);
    }

    DatePlan asking(String what, Effects would, List<Effects.Line> lines) {
        return new DatePlan(
                id,
                date,
                title,
                zone,
                day,
                time,
                minutes,
                scope,
                version,
                what,
                lines,
                would.mails());
    }

    DatePlan over(int standing) {
        return new DatePlan(
                id,
                date,
                title,
                zone,
                day,
                time,
                minutes,
                scope,
                String.valueOf(standing),
                asking,
                effects,
                mails);
    }

    String seen() {
        return '"' + version + '"';
    }

    /** The same as the API takes it; what cannot be read goes on as typed, to be refused there. */
    JsonObject json() {
        JsonObject json = new JsonObject().put("startsAt", start());
        return minutes != null && minutes.matches("\\d{1,9}")
                ? json.put("durationMinutes", Integer.valueOf(minutes))
                : json.put("durationMinutes", String.valueOf(minutes));
    }

    private String start() {
        return ScheduleForm.typed(
                String.valueOf(day), String.valueOf(time), zone, date.startsAt().toString());
    }

    public String action() {
        return "/webinars/" + id + "/dates/" + date.id();
    }

    public String back() {
        return "/webinars/" + id;
    }
}
