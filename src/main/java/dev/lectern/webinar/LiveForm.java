package dev.lectern.webinar;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What can change while people are inside: as it holds, or as somebody typed it.
 *
 * @param shown what stood in the fields before: what is sent as it was shown changes nothing, so
 *     that of two pages each changes its own
 */
@TemplateData
record LiveForm(
        boolean chat,
        boolean screenShare,
        String layout,
        String maxParticipants,
        Map<String, String> shown,
        Mistakes mistakes) {
    private static final String SHOWN = "shown-";

    static LiveForm of(CallSpec policy) {
        LiveForm form =
                new LiveForm(
                        policy.chat(),
                        policy.screenShare(),
                        policy.layout().word(),
                        String.valueOf(policy.maxParticipants()),
                        Map.of(),
                        Mistakes.none());
        return form.showing(form.fields());
    }

    static LiveForm typed(MultivaluedMap<String, String> sent) {
        LiveForm form =
                new LiveForm(
                        sent.getFirst("chat") != null,
                        sent.getFirst("screenShare") != null,
                        Objects.requireNonNullElse(sent.getFirst("layout"), ""),
                        Objects.requireNonNullElse(sent.getFirst("maxParticipants"), "").strip(),
                        Map.of(),
                        Mistakes.none());
        Map<String, String> shown = new TreeMap<>();
        form.fields()
                .keySet()
                .forEach(name -> shown.computeIfAbsent(name, n -> sent.getFirst(SHOWN + n)));
        return form.showing(shown);
    }

    private LiveForm showing(Map<String, String> before) {
        return new LiveForm(chat, screenShare, layout, maxParticipants, before, mistakes);
    }

    /** The same with a sentence at each field that needs mending. */
    LiveForm refused(Refused refused) {
        Mistakes said = Mistakes.of(StartNowForm.here(refused));
        return new LiveForm(chat, screenShare, layout, maxParticipants, shown, said);
    }

    private Map<String, String> fields() {
        return new TreeMap<>(
                Map.of(
                        "chat",
                        String.valueOf(chat),
                        "screenShare",
                        String.valueOf(screenShare),
                        "layout",
                        layout,
                        "maxParticipants",
                        maxParticipants));
    }

    private boolean changed(String name) {
        return !Objects.equals(shown.get(name), fields().get(name));
    }

    /** As the API takes it; what is no number goes on as typed, to be refused there. */
    JsonObject json() {
        JsonObject policy = new JsonObject();
        if (changed("chat")) {
            policy.put("chat", chat);
        }
        if (changed("screenShare")) {
            policy.put("screenShare", screenShare);
        }
        if (changed("layout") && !layout.isEmpty()) {
            policy.put("layout", layout);
        }
        if (changed("maxParticipants")) {
            policy.put("maxParticipants", number());
        }
        return new JsonObject().put("policy", policy);
    }

    private Object number() {
        return maxParticipants.matches("\\d{1,9}")
                ? Integer.valueOf(maxParticipants)
                : maxParticipants;
    }
}
