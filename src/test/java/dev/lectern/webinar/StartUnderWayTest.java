package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.lectern.call.stream.StreamStub;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While a provider takes its time to go live, nothing changes that the start stands on. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class StartUnderWayTest {
    @Inject World world;
    @Inject Clock clock;
    @Inject Pool database;

    private Person alice;
    private StreamStub stub;

    @BeforeEach
    void alice_uses_stream() {
        alice = world.alice();
        stub = StreamStub.of(alice);
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'provider': 'builtin'}",
                "{'policy': {'media': 'audio'}}",
                "{'startsAt': '2031-05-05T10:00:00Z'}"
            })
    void what_a_start_stands_on_is_refused_until_it_is_made(String change) {
        String id = published("");
        UnderWay start = slowly(id, "start");

        alice.api()
                .body(change.replace('\'', '"'))
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("being started"));

        assertThat(start.answer().statusCode()).isEqualTo(200);
        call(id).then().body("provider", equalTo("stream")).body("state", equalTo("live"));
        done(id, "stop");
    }

    @Test
    void what_a_start_does_not_stand_on_changes_meanwhile() {
        String id = published("");
        UnderWay start = slowly(id, "start");

        alice.api()
                .body("{\"description\": \"Bring shears.\"}")
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(200);

        assertThat(start.answer().statusCode()).isEqualTo(200);
    }

    @Test
    void a_date_that_is_being_started_is_neither_moved_nor_called_off_nor_deleted() {
        String id = published("FREQ=WEEKLY;COUNT=2");
        String date = alice.api().get("/api/v1/webinars/{id}", id).path("occurrences[0].id");
        UnderWay start = slowly(id, "start");

        alice.api()
                .body("{\"startsAt\": \"2031-05-05T10:00:00Z\"}")
                .patch("/api/v1/webinars/{id}?occurrence={date}", id, date)
                .then()
                .statusCode(409)
                .body("detail", containsString("being started"));
        alice.api()
                .post("/api/v1/webinars/{id}/cancel?occurrence={date}", id, date)
                .then()
                .statusCode(409)
                .body("detail", containsString("being started"));
        alice.api()
                .delete("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(409)
                .body("detail", containsString("being started"));

        assertThat(start.answer().statusCode()).isEqualTo(200);
        assertThat(state(id)).isEqualTo("live");
    }

    @Test
    void cancelling_during_a_start_leaves_nothing_live() {
        String id = published("");
        UnderWay start = slowly(id, "start");

        done(id, "cancel");

        assertThat(start.answer().statusCode()).isEqualTo(409);
        assertThat(state(id)).isEqualTo("cancelled");
        await().atMost(Duration.ofSeconds(30)).until(() -> stub.calls().held().isEmpty());
    }

    @Test
    void cancelling_while_it_goes_on_again_leaves_it_ended() {
        String id = published("FREQ=WEEKLY;COUNT=2");
        done(id, "start");
        done(id, "stop");
        UnderWay reopening = slowly(id, "reopen");

        done(id, "cancel");

        assertThat(reopening.answer().statusCode()).isEqualTo(409);
        alice.api()
                .get("/api/v1/webinars/{id}", id)
                .then()
                .body("state", equalTo("cancelled"))
                .body("occurrences.state", equalTo(List.of("ended", "cancelled")));
        await().atMost(Duration.ofSeconds(30)).until(this::nothingIsLiveThere);
    }

    @Test
    void the_provider_stays_while_it_goes_on_again() {
        String id = published("");
        done(id, "start");
        done(id, "stop");
        UnderWay reopening = slowly(id, "reopen");

        alice.api()
                .body("{\"provider\": \"builtin\"}")
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("provider"));

        assertThat(reopening.answer().statusCode()).isEqualTo(200);
        call(id).then().body("provider", equalTo("stream")).body("state", equalTo("live"));
    }

    /** However long it took: what was claimed has lapsed, and the room went elsewhere. */
    @Test
    void a_start_whose_room_went_elsewhere_starts_nothing() {
        String id = published("");
        UnderWay start = slowly(id, "start");
        execute("update occurrence set claimed_until = null where webinar_id = $1", id);
        alice.api()
                .body("{\"provider\": \"builtin\"}")
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(200);

        assertThat(start.answer().statusCode()).isEqualTo(409);

        assertThat(state(id)).isEqualTo("scheduled");
        call(id).then().body("provider", equalTo("builtin"));
        await().atMost(Duration.ofSeconds(30)).until(() -> "ready".equals(call(id).path("state")));
        await().atMost(Duration.ofSeconds(30)).until(() -> stub.calls().held().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "cancel"})
    void what_is_live_ends_though_its_room_never_was(String ending) {
        String id = published("");
        done(id, "start");
        execute("update call set state = 'READY' where webinar_id = $1", id);

        done(id, ending);

        assertThat(state(id)).isEqualTo("ended");
        await().atMost(Duration.ofSeconds(30)).until(() -> stub.calls().held().isEmpty());
    }

    /** Asked from another thread, and the provider is being asked when this comes back. */
    private UnderWay slowly(String id, String verb) {
        StreamStub.Held goLive = stub.hold("/go_live");
        CompletableFuture<Response> asked =
                CompletableFuture.supplyAsync(
                        () -> alice.api().post("/api/v1/webinars/{id}/" + verb, id));
        await().atMost(Duration.ofSeconds(20)).until(goLive::hasCome);
        return new UnderWay(goLive, asked);
    }

    /** Until its answer is wanted, the provider is told nothing. */
    private record UnderWay(StreamStub.Held goLive, CompletableFuture<Response> asked) {
        Response answer() {
            goLive.letGo();
            return asked.join();
        }
    }

    private boolean nothingIsLiveThere() {
        return stub.calls().held().stream()
                .map(stub.calls()::get)
                .allMatch(call -> call.getValue("ended_at") != null);
    }

    private void execute(String sql, String id) {
        database.preparedQuery(sql).executeAndAwait(Tuple.of(UUID.fromString(id)));
    }

    private void done(String id, String verb) {
        alice.api().post("/api/v1/webinars/{id}/" + verb, id).then().statusCode(200);
    }

    private Response call(String id) {
        return alice.api().get("/api/v1/webinars/{id}/call", id);
    }

    private String state(String id) {
        return alice.api().get("/api/v1/webinars/{id}", id).path("occurrences[0].state");
    }

    private String published(String rule) {
        JsonObject wish =
                new JsonObject()
                        .put("title", "Slowly")
                        .put("startsAt", clock.instant().plusSeconds(86_400).toString())
                        .put("durationMinutes", 60)
                        .put("provider", "stream")
                        .put("publish", true);
        String id = alice.makes(rule.isEmpty() ? wish : wish.put("recurrence", rule));
        await().atMost(Duration.ofSeconds(20)).until(() -> "ready".equals(call(id).path("state")));
        return id;
    }
}
