package dev.lectern.registration;

import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
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
            throw new Malformed(Sentence.of("Send a JSON object.", "Senden Sie ein JSON-Objekt."));
        }
    }

    @Nullable String text(String name) {
        Object value = json.getValue(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new Malformed(name, Sentence.of("Send this as text.", "Senden Sie dies als Text."));
    }

    @Nullable JsonObject object(String name) {
        Object value = json.getValue(name);
        if (value == null || value instanceof JsonObject) {
            return (JsonObject) value;
        }
        throw new Malformed(
                name, Sentence.of("Send this as an object.", "Senden Sie dies als Objekt."));
    }

    @Nullable UUID id(String name) {
        String text = text(name);
        return text == null ? null : id(name, text);
    }

    List<UUID> ids(String name) {
        if (!(json.getValue(name) instanceof JsonArray list)) {
            throw new Malformed(
                    name, Sentence.of("Send a list of ids.", "Senden Sie eine Liste von Ids."));
        }
        List<UUID> ids = new ArrayList<>();
        list.forEach(one -> ids.add(id(name, String.valueOf(one))));
        return ids;
    }

    private static UUID id(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new Malformed(
                    name, Sentence.of("This is no id of ours.", "Das ist keine unserer Ids."));
        }
    }
}
