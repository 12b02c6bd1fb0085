package dev.lectern.call.stream;

import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The call type that all our calls are of, as Stream describes it: who may what by role. */
record StreamCallType(JsonObject json) {
    private static final List<String> WATCH = List.of("join-call", "read-call");
    private static final List<String> SPEAK = List.of("join-backstage", "send-audio", "send-video");
    private static final List<String> SHOW = List.of("screenshare");
    private static final List<String> LEAD = List.of("screenshare", "mute-users");
    private static final List<String> END = List.of("end-call");
    private static final Map<String, Set<String>> OURS = new LinkedHashMap<>();

    static {
        OURS.put("user", all(WATCH));
        OURS.put("call_member", all(WATCH, SPEAK));
        OURS.put(StreamWords.PRESENTER, all(WATCH, SPEAK, SHOW));
        OURS.put("moderator", all(WATCH, SPEAK, LEAD));
        OURS.put("host", all(WATCH, SPEAK, LEAD, END));
        OURS.put("admin", all(WATCH, SPEAK, LEAD, END));
    }

    @SafeVarargs
    private static Set<String> all(List<String>... groups) {
        return Stream.of(groups).flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }

    static JsonObject ours() {
        return upTo(new JsonObject()).put("name", StreamWords.CALL_TYPE);
    }

    /** What makes it ours. Roles left out of it would lose what they may: they keep what it was. */
    JsonObject mended() {
        return upTo(json.getJsonObject("grants", new JsonObject()).copy());
    }

    private static JsonObject upTo(JsonObject grants) {
        OURS.forEach((role, may) -> grants.put(role, new JsonArray(List.copyOf(may))));
        JsonObject backstage = new JsonObject().put("enabled", true);
        return new JsonObject()
                .put("grants", grants)
                .put("settings", new JsonObject().put("backstage", backstage));
    }

    boolean isOurs() {
        return otherwise().isEmpty();
    }

    Optional<Sentence> wrong() {
        return Optional.of(otherwise())
                .filter(parts -> !parts.isEmpty())
                .map(
                        parts ->
                                Sentence.of(
                                                "At Stream the call type “%s” is not as our rooms"
                                                        + " need it (%s). The next room that is"
                                                        + " made there puts it right.",
                                                "Bei Stream ist der Anruftyp „%s“ nicht so, wie"
                                                        + " unsere Räume ihn brauchen (%s). Mit"
                                                        + " dem nächsten Raum, der dort angelegt"
                                                        + " wird, wird er berichtigt.")
                                        .about(StreamWords.CALL_TYPE, String.join(", ", parts)));
    }

    /** The roles that may something else, and the backstage if there is none. */
    private List<String> otherwise() {
        JsonObject grants = json.getJsonObject("grants", new JsonObject());
        List<String> parts = new ArrayList<>();
        OURS.forEach(
                (role, may) -> {
                    if (!may.equals(granted(grants, role))) {
                        parts.add(role);
                    }
                });
        JsonObject settings = json.getJsonObject("settings", new JsonObject());
        JsonObject backstage = settings.getJsonObject("backstage", new JsonObject());
        if (!backstage.getBoolean("enabled", false)) {
            parts.add("backstage");
        }
        return parts;
    }

    private static Set<Object> granted(JsonObject grants, String role) {
        return grants.getJsonArray(role, new JsonArray()).stream().collect(Collectors.toSet());
    }
}
