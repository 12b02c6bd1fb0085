package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The JSON of a request that need not have any. */
final class OptionalBody {
    private OptionalBody() {}

    static JsonObject of(@Nullable String body) {
        try {
            return body == null || body.isBlank() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException e) {
            throw new Malformed(
                    Sentence.of(
                            "Send a JSON object, or nothing.",
                            "Senden Sie ein JSON-Objekt oder nichts."));
        }
    }
}
