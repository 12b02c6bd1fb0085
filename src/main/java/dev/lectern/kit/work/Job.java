package dev.lectern.kit.work;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work as its handler gets it.
 *
 * @param attempt 1 on the first run
 */
public record Job(UUID id, String kind, JsonObject payload, int attempt, @Nullable UUID workspace) {

    /** The same on every attempt, to be handed on to whoever can recognise a repetition. */
    public String idempotencyKey() {
        return id.toString();
    }
}
