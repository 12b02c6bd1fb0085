package dev.lectern.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as it is kept: status, the headers that matter, and the body as it was written. */
record Answer(int status, JsonObject headers, @Nullable String body) {
    private static final List<String> HEADERS =
            List.of("Location", "Content-Location", "ETag", "Content-Type");

    /** Stands in the row while the request is still at work. */
    static final int MISSING = 0;

    static final String REPLAYED = "Idempotent-Replayed";

    static Answer of(@Nullable Object result, ObjectMapper mapper) {
        if (!(result instanceof Response response)) {
            return new Answer(result == null ? 204 : 200, new JsonObject(), json(result, mapper));
        }
        JsonObject headers = new JsonObject();
        for (String name : HEADERS) {
            String value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Answer(response.getStatus(), headers, json(response.getEntity(), mapper));
    }

    private static @Nullable String json(@Nullable Object entity, ObjectMapper mapper) {
        if (entity == null || entity instanceof String) {
            return (String) entity;
        }
        try {
            return mapper.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be kept", e);
        }
    }

    boolean isMissing() {
        return status == MISSING;
    }

    Response replay() {
        Response.ResponseBuilder response = Response.status(status).header(REPLAYED, "true");
        headers.forEach(header -> response.header(header.getKey(), header.getValue()));
        if (body != null) {
            response.entity(body);
            if (!headers.containsKey("Content-Type")) {
                response.type("application/json");
            }
        }
        return response.build();
    }
}
