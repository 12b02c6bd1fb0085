package dev.lectern.webinar;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/** What somebody typed who wants to meet right away. */
@TemplateData
record StartNowForm(String title, String recording, boolean chat, String maxParticipants) {
    private static final int LEAST = 2;
    private static final int MOST = 100;

    /** As it is before anything is typed. */
    static StartNowForm fresh() {
        return new StartNowForm("", "off", true, "20");
    }

    static StartNowForm of(MultivaluedMap<String, String> sent) {
        return new StartNowForm(
                text(sent.getFirst("title")),
                text(sent.getFirst("recording")),
                sent.getFirst("chat") != null,
                text(sent.getFirst("maxParticipants")));
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent.strip();
    }

    /** The same as the API takes it. */
    JsonObject wishes() {
        int people = maxParticipants.matches("\\d{1,5}") ? Integer.parseInt(maxParticipants) : 0;
        refuseUnfit(people);
        return new JsonObject()
                .put("title", title)
                .put("recording", recording.isEmpty() ? "off" : recording)
                .put("chat", chat)
                .put("maxParticipants", people);
    }

    /** A room at once is for fewer than one that is planned. */
    static void refuseUnfit(Number people) {
        new Mistakes()
                .when(
                        people.doubleValue() < LEAST || people.doubleValue() > MOST,
                        "maxParticipants",
                        Sentence.of("Choose %d to %d people.", "Wählen Sie %d bis %d Personen.")
                                .about(LEAST, MOST))
                .refuse();
    }

    /** A refusal of the API with its fields named as they are here. */
    static Refused here(Refused refused) {
        return refused.errors().isEmpty()
                ? refused
                : new Refused(
                        refused.errors().stream()
                                .map(
                                        error ->
                                                new FieldError(
                                                        error.field().replace("policy.", ""),
                                                        error.sentence()))
                                .toList());
    }
}
