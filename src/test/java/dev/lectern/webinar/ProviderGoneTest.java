package dev.lectern.webinar;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.call.stream.StreamStub;
import dev.lectern.world.Database;
import dev.lectern.world.FilledForm;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider that holds a series' rooms is no longer set up. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProviderGoneTest {
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

    @Test
    void what_is_on_ends_and_the_next_room_waits_for_the_provider() {
        String id = series(true);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        leaveStream();

        alice.api()
                .post("/api/v1/webinars/{id}/stop", id)
                .then()
                .statusCode(200)
                .body("occurrences[0].state", equalTo("ended"));

        String next = alice.api().get("/api/v1/webinars/{id}", id).path("occurrences[1].id");
        await().atMost(Duration.ofSeconds(20)).until(() -> room(next).equals("failing"));
        alice.browser()
                .get("/webinars/{id}", id)
                .then()
                .body(containsString("Stream is not set up here."));
        comeBackToStream();
        await().atMost(Duration.ofSeconds(20)).until(() -> room(next).equals("ready"));
    }

    @Test
    void other_things_of_the_webinar_still_change() {
        String id = series(true);
        leaveStream();

        patched(id, new JsonObject().put("title", "Growing tulips"))
                .statusCode(200)
                .body("title", equalTo("Growing tulips"));
        patched(id, new JsonObject().put("policy", new JsonObject().put("chat", false)))
                .statusCode(200)
                .body("policy.chat", equalTo(false));
        patched(id, new JsonObject().put("provider", "builtin")).statusCode(200);
    }

    @Test
    void the_page_keeps_where_it_is_and_saves_everything_else() {
        String id = series(true);
        leaveStream();

        saved(id, "Growing tulips");
    }

    @Test
    void so_does_the_page_while_it_is_live() {
        String id = series(true);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        leaveStream();

        saved(id, "Growing tulips");
    }

    @Test
    void what_was_set_and_cannot_be_read_any_more_is_as_good_as_gone() {
        String id = series(true);
        database.preparedQuery(
                        "update provider_credentials set sealed = 'x.y' where workspace_id = $1")
                .executeAndAwait(Tuple.of(alice.workspace()));

        alice.browser().get("/webinars").then().statusCode(200);
        alice.api()
                .get("/api/v1/webinars/{id}/call", id)
                .then()
                .body("state", equalTo("failing"))
                .body("lastError", containsString("cannot be read with the secret"));
        patched(id, new JsonObject().put("title", "Growing tulips")).statusCode(200);
        comeBackToStream();
        alice.api().get("/api/v1/webinars/{id}/call", id).then().body("state", equalTo("ready"));
    }

    @Test
    void a_room_that_stood_there_is_not_called_ready_any_more() {
        String id = series(true);
        alice.browser()
                .get("/webinars/{id}", id)
                .then()
                .body(containsString("The video room is ready"));
        leaveStream();

        alice.browser()
                .get("/webinars/{id}", id)
                .then()
                .body(containsString("Stream is not set up here."))
                .body(not(containsString("The video room is ready")));
        alice.api()
                .get("/api/v1/webinars/{id}/call", id)
                .then()
                .body("state", equalTo("failing"))
                .body("lastError", equalTo("Stream is not set up here."));
        alice.api()
                .get("/api/v1/webinars/{id}", id)
                .then()
                .body("occurrences[0].call.state", equalTo("failing"));
        alice.browser().get("/webinars").then().body(containsString("Room not ready"));
    }

    @Test
    void a_room_that_is_on_there_says_so_too() {
        String id = series(true);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        leaveStream();

        alice.api()
                .get("/api/v1/webinars/{id}/call", id)
                .then()
                .body("state", equalTo("live"))
                .body("lastError", equalTo("Stream is not set up here."));
    }

    @Test
    void a_copy_of_it_is_a_draft_at_the_usual_one_unless_somebody_names_it() {
        String id = series(true);
        leaveStream();

        alice.api()
                .post("/api/v1/webinars/{id}/duplicate", id)
                .then()
                .statusCode(201)
                .body("state", equalTo("draft"))
                .body("provider", nullValue());
        alice.api()
                .body("{\"provider\": \"stream\"}")
                .post("/api/v1/webinars/{id}/duplicate", id)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("provider"));
    }

    @Test
    void a_draft_is_not_published_there() {
        String id = series(false);
        leaveStream();

        alice.api()
                .post("/api/v1/webinars/{id}/publish", id)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("provider"));
    }

    /** Rooms from before the provider was the webinar's own may stand elsewhere. */
    @Test
    void a_room_that_stands_elsewhere_moves_only_with_the_webinar() {
        String id = series(true);
        database.preparedQuery("update webinar set provider = 'builtin' where id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(id)));

        alice.api()
                .body(new JsonObject().put("title", "Growing tulips").encode())
                .patch("/api/v1/webinars/{id}?preview=true", id)
                .then()
                .body("effects.kind", not(hasItem("room-remade")));
        patched(id, new JsonObject().put("title", "Growing tulips")).statusCode(200);

        alice.api()
                .get("/api/v1/webinars/{id}/call", id)
                .then()
                .body("provider", equalTo("stream"));
    }

    /** With nothing to agree to, and where it was. */
    private void saved(String id, String title) {
        Map<String, String> form =
                FilledForm.of(alice.browser().get("/webinars/{id}/edit", id).asString());
        form.put("title", title);

        alice.form().formParams(form).post("/webinars/{id}/edit", id).then().statusCode(303);

        alice.api()
                .get("/api/v1/webinars/{id}", id)
                .then()
                .body("title", equalTo(title))
                .body("provider", equalTo("stream"));
    }

    private ValidatableResponse patched(String id, JsonObject wish) {
        return alice.api().body(wish.encode()).patch("/api/v1/webinars/{id}", id).then();
    }

    private String room(String date) {
        return database.preparedQuery("select lower(state) from call where occurrence_id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(date)))
                .iterator()
                .next()
                .getString(0);
    }

    private void leaveStream() {
        database.preparedQuery("delete from provider_credentials where workspace_id = $1")
                .executeAndAwait(Tuple.of(alice.workspace()));
    }

    private void comeBackToStream() {
        alice.form()
                .formParam("url", stub.url())
                .formParam("api-key", StreamStub.KEY)
                .formParam("secret", StreamStub.SECRET)
                .post("/settings/providers/stream")
                .then()
                .statusCode(303);
    }

    private String series(boolean published) {
        return alice.makes(
                new JsonObject()
                        .put("title", "Growing roses")
                        .put("startsAt", clock.instant().plusSeconds(86_400).toString())
                        .put("durationMinutes", 60)
                        .put("recurrence", "FREQ=DAILY;INTERVAL=60;COUNT=3")
                        .put("provider", "stream")
                        .put("publish", published));
    }
}
