package dev.lectern.webinar;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The inputs that a page for registering has beside its questions. No question is named like one of
 * them; one that was before is sent under another name, which no id can have.
 */
public final class OwnInputs {
    private static final Set<String> NAMES =
            Set.of(
                    "csrf",
                    "form",
                    "website",
                    "occurrence",
                    "ref",
                    "referrer",
                    "source",
                    "utm_source",
                    "utm_medium",
                    "utm_campaign",
                    "utm_term",
                    "utm_content");

    private OwnInputs() {}

    /** Whether an input of ours has this name. */
    public static boolean have(String id) {
        return NAMES.contains(id);
    }

    /** Under which name the answer to a question is sent. */
    public static String nameFor(String question) {
        return have(question) ? "answer." + question : question;
    }

    /** The ids of questions. */
    static Set<String> ids(JsonObject registration) {
        Set<String> ids = new HashSet<>();
        questions(registration).forEach(question -> ids.add(question.getString("id", "")));
        return ids;
    }

    /** A form for another webinar, whose questions are named by other names than ours. */
    static JsonObject avoided(JsonObject registration) {
        JsonObject avoided = registration.copy();
        Set<String> taken = ids(avoided);
        questions(avoided)
                .filter(question -> have(question.getString("id", "")))
                .forEach(question -> question.put("id", free(question.getString("id"), taken)));
        return avoided;
    }

    private static String free(String id, Set<String> taken) {
        String free = "question-" + id;
        for (int number = 2; !taken.add(free); number++) {
            free = "question-" + id + "-" + number;
        }
        return free;
    }

    private static Stream<JsonObject> questions(JsonObject registration) {
        JsonArray fields = registration.getJsonArray("fields", new JsonArray());
        return IntStream.range(0, fields.size()).mapToObj(fields::getJsonObject);
    }
}
