package dev.lectern.call;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * All that a provider is told about a call.
 *
 * @param reference the provider's own id, where it makes one; else ours
 */
public record CallPlan(
        CallId id,
        String reference,
        UUID workspace,
        UUID webinar,
        String title,
        Instant startsAt,
        Instant endsAt,
        CallSpec spec) {

    public UUID occurrence() {
        return id.occurrence();
    }

    /** When the last grant ends, and what is left at the provider may go. */
    public Instant expiresAt() {
        return endsAt.plus(spec.expiresAfter());
    }

    /** Needs nothing but itself and its workspace to be read back. */
    JsonObject toJson() {
        return new JsonObject()
                .put("id", id.toString())
                .put("reference", reference)
                .put("webinar", webinar.toString())
                .put("title", title)
                .put("startsAt", startsAt.toString())
                .put("endsAt", endsAt.toString())
                .put("spec", spec.toJson());
    }

    static CallPlan read(JsonObject json, UUID workspace) {
        return new CallPlan(
                CallId.parse(json.getString("id")).orElseThrow(),
                json.getString("reference"),
                workspace,
                UUID.fromString(json.getString("webinar")),
                json.getString("title"),
                Instant.parse(json.getString("startsAt")),
                Instant.parse(json.getString("endsAt")),
                CallSpec.read(json.getJsonObject("spec"), Preset.GUEST_WEBINAR.spec()));
    }

    public CallPlan known(String as) {
        return new CallPlan(id, as, workspace, webinar, title, startsAt, endsAt, spec);
    }
}
