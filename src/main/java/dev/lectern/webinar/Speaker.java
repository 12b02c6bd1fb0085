package dev.lectern.webinar;

import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who speaks, as announced.
 *
 * @param photo address of the picture, as uploaded
 */
public record Speaker(
        String name, @Nullable String role, @Nullable String bio, @Nullable String photo) {

    static Speaker read(JsonObject json) {
        return new Speaker(
                json.getString("name"),
                json.getString("role"),
                json.getString("bio"),
                json.getString("photo"));
    }

    /** All that is said of them, in a line. */
    String line() {
        return String.join(
                ", ",
                Stream.of(name, role, bio).filter(one -> one != null && !one.isBlank()).toList());
    }

    JsonObject json() {
        return new JsonObject()
                .put("name", name)
                .put("role", role)
                .put("bio", bio)
                .put("photo", photo);
    }
}
