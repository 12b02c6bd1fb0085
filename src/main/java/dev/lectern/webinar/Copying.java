package dev.lectern.webinar;

import dev.lectern.kit.web.Zones;
import dev.lectern.webinar.series.Series;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a new webinar takes over from another, or from a few wishes, as the API's JSON. */
final class Copying {
    private static final String START = "startsAt";

    private Copying() {}

    /**
     * Everything but the time, which is the same hour in a later week that is still to come, and
     * what is said laid over it.
     */
    static JsonObject of(WebinarView webinar, JsonObject said, Instant now) {
        JsonObject copy =
                about(webinar)
                        .put(
                                "recurrence",
                                Series.counted(
                                        webinar.recurrence(), webinar.startsAt(), webinar.zone()))
                        .mergeIn(said, true);
        return timed(copy, sameHourLater(webinar, now));
    }

    /**
     * A webinar that says no time begins at the wished one, of a series on the first day from then
     * on that its rule has.
     */
    static JsonObject timed(JsonObject webinar, ZonedDateTime wished) {
        if (webinar.getValue(START) != null) {
            return webinar;
        }
        ZoneId zone = Zones.find(text(webinar, "timezone"));
        ZonedDateTime there = zone == null ? wished : wished.withZoneSameInstant(zone);
        ZonedDateTime start = Series.begin(text(webinar, "recurrence"), there);
        return webinar.put(START, start.toOffsetDateTime().toString());
    }

    private static String text(JsonObject webinar, String name) {
        return webinar.getValue(name) instanceof String text ? text : "";
    }

    /** What of a webinar makes a template: everything but when it is. */
    static JsonObject about(WebinarView webinar) {
        return new JsonObject()
                .put("title", webinar.title())
                .put("description", webinar.description())
                .put("language", webinar.language())
                .put(
                        "speakers",
                        new JsonArray(webinar.speakers().stream().map(Speaker::json).toList()))
                .put("cover", webinar.cover())
                .put("timezone", webinar.zone().getId())
                .put("durationMinutes", (int) webinar.length().toMinutes())
                .put("recurrence", webinar.recurrence())
                .put(
                        "exceptions",
                        new JsonArray(
                                webinar.exceptions().stream().map(LocalDate::toString).toList()))
                .put("preset", webinar.preset())
                .put("policy", webinar.policy().toJson())
                .put("provider", webinar.usualProvider() ? null : webinar.provider())
                .put("registration", OwnInputs.avoided(webinar.registration()))
                .put("autoStart", webinar.autoStart())
                .put("autoEnd", webinar.autoEnd())
                .put("reminders", new JsonArray(webinar.reminders()))
                .put("attendanceThresholdSeconds", webinar.attendanceThresholdSeconds())
                .put("attendanceThresholdPercent", webinar.attendanceThresholdPercent());
    }

    private static ZonedDateTime sameHourLater(WebinarView webinar, Instant now) {
        ZonedDateTime start = webinar.startsAt().atZone(webinar.zone());
        long weeks = Math.max(1, Duration.between(webinar.startsAt(), now).toDays() / 7);
        ZonedDateTime moved = start.plusWeeks(weeks);
        while (!moved.toInstant().isAfter(now)) {
            moved = moved.plusWeeks(1);
        }
        return moved;
    }

    /** A team room for this very moment that asks nobody to register. */
    static JsonObject now(
            @Nullable JsonObject wishes, String usualTitle, Instant now, ZoneId zone) {
        JsonObject said = wishes == null ? new JsonObject() : wishes;
        Object title = said.getValue("title");
        JsonObject policy = new JsonObject();
        for (String name : new String[] {"recording", "chat", "maxParticipants"}) {
            if (said.getValue(name) != null) {
                policy.put(name, said.getValue(name));
            }
        }
        return new JsonObject()
                .put("title", title == null || title.toString().isBlank() ? usualTitle : title)
                .put(START, now.truncatedTo(ChronoUnit.MINUTES).toString())
                .put("timezone", zone.getId())
                .put("durationMinutes", 60)
                .put("preset", "team-room")
                .put("policy", policy)
                .put("provider", said.getValue("provider"))
                .put("registration", new JsonObject().put("required", false))
                .put("publish", true);
    }
}
