package dev.lectern.kit.work;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work to be done: which handler, about what, when at the earliest (absent: now).
 *
 * @param uniqueKey while work of this kind with this key waits, a second one is not enqueued
 * @param workspace whose it is, for the list that an admin sees; absent for the house's own
 */
public record Order(
        String kind,
        JsonObject payload,
        @Nullable String uniqueKey,
        @Nullable Instant due,
        @Nullable UUID workspace) {

    public static Order of(String kind, JsonObject payload) {
        return new Order(kind, payload, null, null, null);
    }

    public Order once(String key) {
        return new Order(kind, payload, key, due, workspace);
    }

    public Order at(Instant when) {
        return new Order(kind, payload, uniqueKey, when, workspace);
    }

    public Order in(UUID owner) {
        return new Order(kind, payload, uniqueKey, due, owner);
    }
}
