package dev.lectern.room;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a room must know of its date.
 *
 * @param places how many pages one link may have open at a time
 * @param at since when it stands where it stands, once it has started
 */
record RoomFacts(
        UUID occurrence,
        UUID webinar,
        UUID workspace,
        String provider,
        Phase phase,
        @Nullable Instant at,
        Instant startsAt,
        Instant endsAt,
        boolean locked,
        Places places,
        CallSpec policy) {

    /** How many pages one attendee may have open. */
    enum Places {
        ONE,
        SEVERAL
    }

    /** As nodes tell it to each other. */
    JsonObject toJson() {
        return new JsonObject()
                .put("occurrence", occurrence.toString())
                .put("webinar", webinar.toString())
                .put("workspace", workspace.toString())
                .put("provider", provider)
                .put("phase", phase.name())
                .put("at", at == null ? null : at.toString())
                .put("startsAt", startsAt.toString())
                .put("endsAt", endsAt.toString())
                .put("locked", locked)
                .put("places", places.name())
                .put("policy", policy.toJson());
    }

    static RoomFacts from(JsonObject json) {
        String at = json.getString("at");
        return new RoomFacts(
                UUID.fromString(json.getString("occurrence")),
                UUID.fromString(json.getString("webinar")),
                UUID.fromString(json.getString("workspace")),
                json.getString("provider"),
                Phase.valueOf(json.getString("phase")),
                at == null ? null : Instant.parse(at),
                Instant.parse(json.getString("startsAt")),
                Instant.parse(json.getString("endsAt")),
                json.getBoolean("locked"),
                Places.valueOf(json.getString("places", Places.ONE.name())),
                CallSpec.read(json.getJsonObject("policy"), Preset.GUEST_WEBINAR.spec()));
    }
}
