package dev.lectern.webinar;

import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
        String filled,
        String asking,
        List<Effects.Line> effects,
        boolean mails) {
    private static final String DAY = "startsAt";
    private static final String TIME = "startTime";
    private static final String MINUTES = "durationMinutes";

    static DatePlan of(WebinarView webinar, OccurrenceView date) {
        ZonedDateTime start = date.startsAt().atZone(webinar.zone());
        String minutes =
                String.valueOf(Duration.between(date.startsAt(), date.endsAt()).toMinutes());
        String day = start.toLocalDate().toString();
        String time = DateTimeFormatter.ofPattern("HH:mm").format(start);
        return new DatePlan(
                webinar.id(),
                date,
                webinar.title(),
                webinar.zone().getId(),
                day,
                time,
                minutes,
                "this",
                String.valueOf(webinar.version()),
                Filled.with(Map.of(DAY, day, TIME, time, MINUTES, minutes)).text(),
                "",
                List.of(),
                false);
    }

    DatePlan typed(MultivaluedMap<String, String> sent) {
        return with(
                said(sent, DAY),
                said(sent, TIME),
                said(sent, MINUTES),
                said(sent, "scope"),
                said(sent, "version"),
                said(sent, Filled.FIELD));
    }

    private static String said(MultivaluedMap<String, String> sent, String field) {
        return Objects.requireNonNullElse(sent.getFirst(field), "");
    }

    private DatePlan with(
            String newDay,
            String newTime,
            String newMinutes,
            String newScope,
            String seenVersion,
            String seenFields) {
        return new DatePlan(
                id,
                date,
                title,
                zone,
                newDay,
                newTime,
                newMinutes,
                newScope,
                seenVersion,
                seenFields,
                "",
                List.of(),
                false);
    }

    /** What others changed since this form was filled, and what was touched here. */
    Meanwhile since(DatePlan stands) {
        return Meanwhile.of(Filled.read(filled), stands.fields(), fields());
    }

    private Map<String, String> fields() {
        return Map.of(DAY, day, TIME, time, MINUTES, minutes);
    }

    /** What was touched here laid over what stands. */
    DatePlan over(DatePlan stands, Set<String> touched) {
        return with(
                touched.contains(DAY) ? day : stands.day,
                touched.contains(TIME) ? time : stands.time,
                touched.contains(MINUTES) ? minutes : stands.minutes,
                scope,
                stands.version,
                stands.filled);
    }

    /** What a field holds. */
    String at(String field) {
        return fields().getOrDefault(field, "");
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
                filled,
                what,
                lines,
                would.mails());
    }

    String seen() {
        return '"' + version + '"';
    }

    /** The same as the API takes it; what cannot be read goes on as typed, to be refused there. */
    JsonObject json() {
        JsonObject json = new JsonObject().put("startsAt", start());
        return minutes.matches("\\d{1,9}")
                ? json.put("durationMinutes", Integer.valueOf(minutes))
                : json.put("durationMinutes", minutes);
    }

    private String start() {
        return ScheduleForm.typed(day, time, zone, date.startsAt().toString());
    }

    public String action() {
        return "/webinars/" + id + "/dates/" + date.id();
    }

    public String back() {
        return "/webinars/" + id;
    }
}
