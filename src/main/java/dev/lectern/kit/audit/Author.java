package dev.lectern.kit.audit;

import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, in which workspace, and from where.
 *
 * @param name as the log says it: a {@code Caller}'s label
 * @param address absent when it is not known or the house does it itself
 */
public record Author(UUID workspace, String name, @Nullable String address) {

    /** For work that finishes what they began. */
    public JsonObject json() {
        return new JsonObject()
                .put("workspace", workspace.toString())
                .put("name", name)
                .put("address", address);
    }

    /** Absent where work was not begun by anybody. */
    public static @Nullable Author read(@Nullable JsonObject json) {
        return json == null
                ? null
                : new Author(
                        UUID.fromString(json.getString("workspace")),
                        Objects.requireNonNull(json.getString("name")),
                        json.getString("address"));
    }
}
