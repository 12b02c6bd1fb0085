package dev.lectern.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.CallId;
import dev.lectern.call.Hs256;
import dev.lectern.call.stream.StreamStub;
import dev.lectern.kit.db.Ids;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A verdict is worth something only if it finds what is wrong. */
class CrashVerdictTest {
    private final StreamStub provider = new StreamStub();
    private final CallId call = new CallId(Ids.next(), 1);

    @BeforeEach
    void open() throws Exception {
        post("/users", "{\"users\":{\"lectern\":{\"id\":\"lectern\"}}}");
        post("/video/calltypes", "{\"name\":\"webinar\"}");
        make(call);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void what_agrees_is_right() {
        assertThat(CrashVerdict.differences(Map.of(call.toString(), "READY"), provider)).isEmpty();
    }

    @Test
    void a_call_that_nobody_wants_is_found() {
        assertThat(CrashVerdict.differences(Map.of(), provider))
                .singleElement()
                .asString()
                .startsWith("orphan");
    }

    @Test
    void a_call_that_is_missing_there_is_found() {
        String lost = new CallId(Ids.next(), 1).toString();

        assertThat(
                        CrashVerdict.differences(
                                Map.of(call.toString(), "READY", lost, "READY"), provider))
                .containsExactly(lost + " is READY here and missing there");
    }

    @Test
    void another_state_there_is_found() {
        assertThat(CrashVerdict.differences(Map.of(call.toString(), "LIVE"), provider))
                .containsExactly(call + " is LIVE here and waiting there");
    }

    @Test
    void two_calls_for_one_date_are_found() throws Exception {
        CallId second = new CallId(call.occurrence(), 2);
        make(second);

        assertThat(
                        CrashVerdict.differences(
                                Map.of(call.toString(), "READY", second.toString(), "READY"),
                                provider))
                .containsExactly("double: two calls are held for " + call.occurrence());
    }

    @Test
    void the_call_before_a_going_on_is_no_second_one_but_is_over() throws Exception {
        CallId second = new CallId(call.occurrence(), 2);
        make(second);
        Map<String, String> known = Map.of(call.toString(), "KEPT", second.toString(), "READY");

        assertThat(CrashVerdict.differences(known, provider))
                .containsExactly(call + " is KEPT here and waiting there");
        post("/video/call/webinar/" + call + "/mark_ended", "{}");

        assertThat(CrashVerdict.differences(known, provider)).isEmpty();
    }

    @Test
    void a_call_that_was_made_twice_is_found() throws Exception {
        provider.calls().forget(call.toString());
        make(call);

        assertThat(CrashVerdict.differences(Map.of(call.toString(), "READY"), provider))
                .containsExactly("double: " + call + " was made twice");
    }

    private void make(CallId id) throws Exception {
        post("/video/call/webinar/" + id, "{\"data\":{\"created_by_id\":\"lectern\"}}");
    }

    private void post(String path, String body) throws Exception {
        String token = Hs256.token(StreamStub.SECRET, new JsonObject().put("server", true));
        URI address = URI.create(provider.url() + "/api/v2" + path + "?api_key=" + StreamStub.KEY);
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header("Authorization", token)
                        .header("stream-auth-type", "jwt")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        int status =
                HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
        assertThat(status).isEqualTo(201);
    }
}
