package dev.lectern.call.stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** An error as Stream words it. */
class StreamStubRefusal extends RuntimeException {
    private final int status;
    private final int code;

    StreamStubRefusal(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static StreamStubRefusal input(String message) {
        return new StreamStubRefusal(400, 4, message);
    }

    static StreamStubRefusal missing(String message) {
        return new StreamStubRefusal(404, 16, message);
    }

    int status() {
        return status;
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("StatusCode", status)
                .put("code", code)
                .put("message", getMessage())
                .put("more_info", "")
                .put("duration", "0ms")
                .put("details", new JsonArray());
    }
}
