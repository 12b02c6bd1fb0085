package dev.lectern.room;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * What one node says of its part of a room: how many people, and those that others should know by
 * name (the stage, raised hands, and the first of the rest).
 */
record Census(int people, List<Present> named, Instant at) {
    static final int MOST_NAMED = 300;

    JsonObject toJson() {
        JsonArray array = new JsonArray();
        named.forEach(one -> array.add(one.toJson()));
        return new JsonObject().put("people", people).put("named", array);
    }

    static Census from(JsonObject json, Instant at) {
        List<Present> named =
                json.getJsonArray("named").stream()
                        .map(one -> Present.from((JsonObject) one))
                        .toList();
        return new Census(json.getInteger("people"), named, at);
    }
}
