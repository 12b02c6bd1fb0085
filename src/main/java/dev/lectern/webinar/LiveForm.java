package dev.lectern.webinar;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Objects;

/** What can change while people are inside: as it holds, or as somebody typed it. */
@TemplateData
record LiveForm(
        boolean chat,
        boolean screenShare,
        String layout,
        String maxParticipants,
        Mistakes mistakes) {

    static LiveForm of(CallSpec policy) {
        return new LiveForm(
                policy.chat(),
                policy.screenShare(),
                policy.layout().word(),
                String.valueOf(policy.maxParticipants()),
                Mistakes.none());
    }

    static LiveForm typed(MultivaluedMap<String, String> sent) {
        return new LiveForm(
                sent.getFirst("chat") != null,
                sent.getFirst("screenShare") != null,
                Objects.requireNonNullElse(sent.getFirst("layout"), ""),
                Objects.requireNonNullElse(sent.getFirst("maxParticipants"), "").strip(),
                Mistakes.none());
    }

    /** The same with a sentence at each field that needs mending. */
    LiveForm refused(Refused refused) {
        return new LiveForm(
                chat,
                screenShare,
                layout,
                maxParticipants,
                Mistakes.of(StartNowForm.here(refused)));
    }

    /** As the API takes it; what is no number goes on as typed, to be refused there. */
    JsonObject json() {
        JsonObject policy = new JsonObject().put("chat", chat).put("screenShare", screenShare);
        if (!layout.isEmpty()) {
            policy.put("layout", layout);
        }
        policy.put(
                "maxParticipants",
                maxParticipants.matches("\\d{1,9}")
                        ? (Object) Integer.valueOf(maxParticipants)
                        : maxParticipants);
        return new JsonObject().put("policy", policy);
    }
}
