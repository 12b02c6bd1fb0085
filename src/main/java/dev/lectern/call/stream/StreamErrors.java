package dev.lectern.call.stream;

import dev.lectern.call.Remote;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Stream's error codes, told apart by who can mend them. */
class StreamErrors implements ResponseExceptionMapper<RuntimeException> {
    private static final int NO_SUCH_THING = 16;
    private static final Set<Integer> KEY = Set.of(2, 3, 5, 17, 43, 99);
    private static final Set<Integer> CLOCK = Set.of(40, 41, 42);
    private static final Set<Integer> LATER = Set.of(9, 23, 60, -1);

    private final Remote remote;

    StreamErrors(Remote remote) {
        this.remote = remote;
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        JsonObject error = error(response);
        int code = error.getInteger("code", 0);
        String words = error.getString("message", "");
        if (code == NO_SUCH_THING) {
            return new NotFound(
                    Sentence.of("%s does not know this room.", "%s kennt diesen Raum nicht.")
                            .about(remote.title()));
        }
        if (KEY.contains(code)) {
            return remote.failure(401, words);
        }
        if (CLOCK.contains(code)) {
            return ProviderFailed.forNow(
                    remote.provider(),
                    Sentence.of(
                                    "%s takes our clock to be wrong.",
                                    "%s hält unsere Uhr für falsch gestellt.")
                            .about(remote.title()));
        }
        if (LATER.contains(code) && !error.getBoolean("unrecoverable", false)) {
            return remote.failure(code == 9 ? 429 : 503, words);
        }
        return error.getBoolean("unrecoverable", false)
                ? remote.failure(400, words)
                : remote.failure(response.getStatus(), words);
    }

    /** A proxy before Stream may answer anything. */
    private static JsonObject error(Response response) {
        try {
            String body = response.readEntity(String.class);
            return body == null || body.isBlank() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException | ClassCastException notJson) {
            return new JsonObject();
        }
    }
}
