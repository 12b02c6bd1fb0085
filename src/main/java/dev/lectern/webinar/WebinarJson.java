package dev.lectern.webinar;

import dev.lectern.call.CallView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webinars in the JSON shape of the API. */
final class WebinarJson {
    private WebinarJson() {}

    static JsonObject of(WebinarView webinar, Map<UUID, CallView> calls, String address) {
        var dates = new JsonArray();
        webinar.occurrences().forEach(date -> dates.add(of(date, calls.get(date.id()))));
        return new JsonObject()
                .put("id", webinar.id().toString())
                .put("slug", webinar.slug())
                .put("title", webinar.title())
                .put("description", webinar.description())
                .put("descriptionHtml", webinar.descriptionHtml())
                .put("language", webinar.language())
                .put(
                        "speakers",
                        new JsonArray(webinar.speakers().stream().map(Speaker::json).toList()))
                .put("cover", webinar.cover())
                .put("url", address + "/w/" + webinar.slug())
                .put("state", webinar.state().word())
                .put("startsAt", webinar.startsAt().toString())
                .put("timezone", webinar.zone().getId())
                .put("durationMinutes", webinar.length().toMinutes())
                .put("provider", provider(webinar, calls))
                .put("preset", webinar.preset())
                .put("policy", webinar.policy().toJson())
                .put("registration", RegistrationForm.shown(webinar.registration()))
                .put("autoStart", webinar.autoStart())
                .put("autoEnd", webinar.autoEnd())
                .put("reminders", new JsonArray(webinar.reminders()))
                .put("recurrence", webinar.recurrence())
                .put(
                        "exceptions",
                        new JsonArray(
                                webinar.exceptions().stream().map(LocalDate::toString).toList()))
                .put("attendanceThresholdPercent", webinar.attendanceThresholdPercent())
                .put("attendanceThresholdSeconds", webinar.attendanceThreshold().toSeconds())
                .put("hostId", webinar.host() == null ? null : webinar.host().toString())
                .put("occurrences", dates)
                .put("version", webinar.version())
                .put("createdAt", webinar.createdAt().toString())
                .put("updatedAt", webinar.updatedAt().toString());
    }

    /** The one chosen, else the one that has the call. */
    private static @Nullable String provider(WebinarView webinar, Map<UUID, CallView> calls) {
        if (webinar.provider() != null) {
            return webinar.provider();
        }
        CallView call = calls.get(webinar.current().id());
        return call == null ? null : call.provider();
    }

    private static JsonObject of(OccurrenceView date, @Nullable CallView call) {
        JsonObject json =
                new JsonObject()
                        .put("id", date.id().toString())
                        .put("startsAt", date.startsAt().toString())
                        .put("endsAt", date.endsAt().toString())
                        .put("state", date.state().word())
                        .put("moved", date.moved())
                        .put("locked", date.locked())
                        .put("call", call == null ? null : call.toJson());
        if (date.startedAt() != null) {
            json.put("startedAt", date.startedAt().toString());
        }
        if (date.endedAt() != null) {
            json.put("endedAt", date.endedAt().toString());
        }
        return json;
    }
}
