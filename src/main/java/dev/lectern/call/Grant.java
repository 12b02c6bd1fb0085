package dev.lectern.call;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lectern.call.policy.Role;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * What lets one person into one call, in one role, for a while.
 *
 * @param url where the browser connects
 * @param extra what else this provider's browser module or a foreign client needs, as {@code whip}
 */
public record Grant(
        String provider,
        String url,
        String token,
        Instant expiresAt,
        String identity,
        Role role,
        boolean hidden,
        Map<String, Object> extra) {

    public Grant {
        extra = Map.copyOf(extra);
    }

    @JsonValue
    public JsonObject toJson() {
        JsonObject json =
                new JsonObject()
                        .put("provider", provider)
                        .put("url", url)
                        .put("token", token)
                        .put("expiresAt", expiresAt.toString())
                        .put("identity", identity)
                        .put("role", role.word())
                        .put("hidden", hidden);
        extra.forEach(json::put);
        return json;
    }
}
