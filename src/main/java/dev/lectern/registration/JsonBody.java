package dev.lectern.registration;

import dev.lectern.kit.web.Malformed;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a script sent; every field of another kind than expected is refused by its name. */
record JsonBody(JsonObject json) {

    static JsonBody of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new JsonBody(new JsonObject());
        }
        try {
            return new JsonBody(new JsonObject(text));
        } catch (DecodeException | ClassCastException noObject) {
            throw new Malformed("Send a JSON object.");
        }
    }

    @Nullable String text(String name) {
        Object value = json.getValue(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new Malformed(name, "Send this as text.");
    }

    @Nullable JsonObject object(String name) {
        Object value = json.getValue(name);
        if (value == null || value instanceof JsonObject) {
            return (JsonObject) value;
        }
        throw new Malformed(name, "Send this as an object.");
    }

    @Nullable UUID id(String name) {
        String text = text(name);
        return text == null ? null : id(name, text);
    }

    List<UUID> ids(String name) {
        if (!(json.getValue(name) instanceof JsonArray list)) {
            throw new Malformed(name, "Send a list of ids.");
        }
        List<UUID> ids = new ArrayList<>();
        list.forEach(one -> ids.add(id(name, String.valueOf(one))));
        return ids;
    }

    private static UUID id(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new Malformed(name, "This is no id of ours.");
        }
    }
}
