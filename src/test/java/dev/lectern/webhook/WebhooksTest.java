package dev.lectern.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.standardwebhooks.Webhook;
import dev.lectern.kit.db.Ids;
import dev.lectern.sfu.matroska.MatroskaFile;
import dev.lectern.sfu.matroska.TrackDescription;
import dev.lectern.world.Database;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WebhooksTest {
    @Inject World world;
    @Inject Pool database;

    @ConfigProperty(name = "lectern.data")
    String data;

    private HookReceiver theirs;

    @BeforeEach
    void listen() throws IOException {
        theirs = new HookReceiver();
    }

    @AfterEach
    void hangUp() {
        theirs.close();
    }

    @Test
    void what_happens_to_a_webinar_is_told_and_signed() throws Exception {
        Person alice = world.alice();
        JsonObject hook = theirs.hook(alice);

        HookReceiver.publish(alice);

        await().atMost(Duration.ofSeconds(30)).until(() -> !theirs.received().isEmpty());
        HookReceiver.Received one = theirs.received().get(0);
        assertThat(new JsonObject(one.body()).getString("type")).isEqualTo("webinar.published");
        new Webhook(hook.getString("secret"))
                .verify(one.body(), HttpHeaders.of(one.headers(), (name, value) -> true));
        alice.api()
                .get("/api/v1/webhooks/{id}/deliveries", hook.getString("id"))
                .then()
                .statusCode(200)
                .body("items.type", hasItem("webinar.published"));
    }

    @Test
    void the_log_is_read_in_parts() {
        Person alice = world.alice();
        String id = theirs.hook(alice).getString("id");
        for (int n = 0; n < 3; n++) {
            alice.api().post("/api/v1/webhooks/{id}/test", id).then().statusCode(200);
        }
        String log = "/api/v1/webhooks/" + id + "/deliveries?limit=2";

        JsonPath newest = alice.api().get(log).then().statusCode(200).extract().jsonPath();
        JsonPath rest =
                alice.api()
                        .get(log + "&cursor=" + newest.getString("next"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(newest.getList("items.id"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(rest.getList("items.id"));
        assertThat(newest.getInt("total")).isEqualTo(3);
        assertThat(rest.getList("items.id")).hasSize(1);
        assertThat(rest.getString("next")).isNull();
    }

    @Test
    void a_registration_is_told_to_whoever_asked_for_it() {
        Person alice = world.alice();
        theirs.hook(alice, "registration.registered");
        String id = HookReceiver.publish(alice);

        alice.api()
                .body("{\"email\": \"carol@example.org\", \"name\": \"Carol\"}")
                .post("/api/v1/webinars/{id}/registrations", id)
                .then()
                .statusCode(201);

        await().atMost(Duration.ofSeconds(30)).until(() -> !theirs.received().isEmpty());
        JsonObject told = new JsonObject(theirs.received().get(0).body());
        assertThat(told.getString("type")).isEqualTo("registration.registered");
        assertThat(told.getJsonObject("data").getString("webinar")).isEqualTo(id);
        assertThat(theirs.received()).hasSize(1);
    }

    @Test
    void what_was_told_about_somebody_goes_with_them() {
        Person alice = world.alice();
        String deliveries =
                "/api/v1/webhooks/" + theirs.hook(alice).getString("id") + "/deliveries";
        String webinar = "/api/v1/webinars/" + HookReceiver.publish(alice);
        String carol =
                alice.api()
                        .body("{\"email\": \"carol@example.org\", \"name\": \"Carol\"}")
                        .post(webinar + "/registrations")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                alice.api()
                                        .get(webinar + "/registrations/" + carol + "/export")
                                        .then()
                                        .body("webhooks[0].state", equalTo("delivered")));

        alice.api().delete(webinar + "/registrations/" + carol).then().statusCode(204);

        await().atMost(Duration.ofSeconds(30)).until(() -> theirs.received().size() == 3);
        alice.api()
                .get(deliveries)
                .then()
                .body("items.type", hasItem("webinar.published"))
                .body("items.type", not(hasItem("registration.registered")));
    }

    @Test
    void who_came_is_told_once_a_date_is_over() {
        Person alice = world.alice();
        theirs.hook(alice, "attendance.ready");
        String id = HookReceiver.publish(alice);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);

        alice.api().post("/api/v1/webinars/{id}/stop", id).then().statusCode(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> !theirs.received().isEmpty());
        JsonObject told = new JsonObject(theirs.received().get(0).body());
        assertThat(told.getString("type")).isEqualTo("attendance.ready");
        assertThat(told.getJsonObject("data").getString("webinar")).isEqualTo(id);
        assertThat(told.getJsonObject("data").getInteger("came")).isZero();
        assertThat(theirs.received()).hasSize(1);
    }

    @Test
    void who_came_is_told_once_though_the_work_runs_twice() {
        Person alice = world.alice();
        theirs.hook(alice, "attendance.ready");
        String id = HookReceiver.publish(alice);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        alice.api().post("/api/v1/webinars/{id}/stop", id).then().statusCode(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> !theirs.received().isEmpty());
        String date = alice.api().get("/api/v1/webinars/{id}", id).path("occurrences[0].id");

        again("webhook.attendance", new JsonObject().put("webinar", id).put("occurrence", date));

        assertThat(theirs.received()).hasSize(1);
    }

    @Test
    void a_recording_of_our_own_is_told_once() throws IOException {
        Person alice = world.alice();
        theirs.hook(alice, "recording.failed");
        String id = HookReceiver.publish(alice);
        String room = alice.api().get("/api/v1/webinars/{id}/call", id).path("providerId");
        Path shelf = Files.createDirectories(Path.of(data, "recordings", room, "1700000000000"));
        Files.writeString(shelf.resolve("recording.json"), "{\"reason\": \"\"}");
        Path part = shelf.resolve("programme-1-1.webm");
        MatroskaFile.create(part, List.of(TrackDescription.opus())).close();

        again("builtin.bind", new JsonObject().put("room", room));
        again("builtin.bind", new JsonObject().put("room", room));

        await().atMost(Duration.ofSeconds(30)).until(() -> !theirs.received().isEmpty());
        JsonObject told = new JsonObject(theirs.received().get(0).body()).getJsonObject("data");
        assertThat(told.getString("webinar")).isEqualTo(id);
        assertThat(told.getString("recording")).isEqualTo("1700000000000");
        assertThat(told.getString("reason")).isEqualTo("Nothing in its files can be played.");
        alice.api()
                .get("/api/v1/webinars/{id}/recordings", id)
                .then()
                .body("items[0].state", equalTo("failed"))
                .body("items[0].reason", equalTo("Nothing in its files can be played."));
        assertThat(theirs.received()).hasSize(1);
    }

    /** Has work done once more, and waits until it is. */
    private void again(String kind, JsonObject about) {
        UUID work = Ids.next();
        database.preparedQuery(
                        "insert into work (id, kind, payload, due_at, created_at)"
                                + " values ($1, $2, $3, now(), now())")
                .executeAndAwait(Tuple.of(work, kind, about));
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                database.preparedQuery("select 1 from work where id = $1")
                                                .executeAndAwait(Tuple.of(work))
                                                .size()
                                        == 0);
    }

    @Test
    void what_was_not_taken_is_tried_again() {
        Person alice = world.alice();
        theirs.answerWith(500);
        theirs.hook(alice);

        HookReceiver.publish(alice);
        await().atMost(Duration.ofSeconds(30)).until(() -> !theirs.received().isEmpty());
        theirs.answerWith(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> theirs.received().size() > 1);
    }

    @Test
    void an_address_that_is_gone_is_switched_off() {
        Person alice = world.alice();
        theirs.answerWith(410);
        JsonObject hook = theirs.hook(alice);

        alice.api().post("/api/v1/webhooks/{id}/test", hook.getString("id")).then().statusCode(200);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !alice.api().get("/api/v1/webhooks").<Boolean>path("items[0].active"));
    }

    @Test
    void the_secret_is_shown_once_and_others_see_nothing() {
        Person alice = world.alice();
        String id = theirs.hook(alice).getString("id");

        alice.api()
                .get("/api/v1/webhooks")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(id))
                .body("items[0].secret", nullValue());
        world.mallory().api().get("/api/v1/webhooks/{id}/deliveries", id).then().statusCode(404);
        world.mallory().api().delete("/api/v1/webhooks/{id}", id).then().statusCode(404);
        world.host(alice).api().get("/api/v1/webhooks").then().statusCode(403);
        given().get("/api/v1/webhooks").then().statusCode(401);
        alice.api().delete("/api/v1/webhooks/{id}", id).then().statusCode(204);
        alice.api().body("{\"url\": \"nowhere\"}").post("/api/v1/webhooks").then().statusCode(422);
    }

    @Test
    void a_kind_that_does_not_exist_is_refused_with_those_that_do() {
        world.alice()
                .api()
                .body("{\"url\": \"https://example.org/\", \"events\": [\"webinar.eaten\"]}")
                .post("/api/v1/webhooks")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("events"))
                .body("errors[0].message", containsString("occurrence.live"));
    }

    @Test
    void an_address_and_its_kinds_can_be_changed() {
        Person alice = world.alice();
        String id = theirs.hook(alice).getString("id");

        alice.api()
                .body("{\"events\": [\"occurrence.live\"]}")
                .patch("/api/v1/webhooks/{id}", id)
                .then()
                .statusCode(200)
                .body("events", hasItem("occurrence.live"));

        world.mallory().api().body("{}").patch("/api/v1/webhooks/{id}", id).then().statusCode(404);
    }

    @Test
    void what_waits_for_an_address_that_was_switched_off_rests_in_the_log() {
        Person alice = world.alice();
        theirs.answerWith(500);
        String id = theirs.hook(alice).getString("id");
        HookReceiver.publish(alice);
        await().atMost(Duration.ofSeconds(30)).until(() -> !theirs.received().isEmpty());
        theirs.answerWith(410);
        alice.api().post("/api/v1/webhooks/{id}/test", id).then().statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                alice.api()
                                        .get("/api/v1/webhooks/{id}/deliveries", id)
                                        .then()
                                        .body("items.state", everyItem(equalTo("failed"))));
        await().until(() -> Mails.countTo(alice, alice.email()) == 1);
    }

    @Test
    void a_date_that_was_live_when_its_webinar_was_cancelled_is_told_as_ended() {
        Person alice = world.alice();
        String hook =
                theirs.hook(alice, "occurrence.ended", "occurrence.cancelled", "webinar.cancelled")
                        .getString("id");
        String live = HookReceiver.publish(alice);

        alice.api().post("/api/v1/webinars/{id}/start", live).then().statusCode(200);
        alice.api().post("/api/v1/webinars/{id}/cancel", live).then().statusCode(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> theirs.received().size() >= 2);
        alice.api()
                .get("/api/v1/webhooks/{id}/deliveries", hook)
                .then()
                .body("items.type", containsInAnyOrder("occurrence.ended", "webinar.cancelled"));
    }

    @Test
    void the_end_of_a_webinar_and_its_cancelling_are_told() {
        Person alice = world.alice();
        theirs.hook(alice, "webinar.finished", "webinar.cancelled");
        String held = HookReceiver.publish(alice);
        String off = HookReceiver.publish(alice);

        alice.api().post("/api/v1/webinars/{id}/start", held).then().statusCode(200);
        alice.api().post("/api/v1/webinars/{id}/stop", held).then().statusCode(200);
        alice.api().post("/api/v1/webinars/{id}/cancel", off).then().statusCode(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> theirs.received().size() == 2);
        assertThat(theirs.received().stream().map(one -> new JsonObject(one.body())).toList())
                .extracting(
                        told -> told.getString("type"),
                        told -> told.getJsonObject("data").getString("id"))
                .containsExactlyInAnyOrder(
                        tuple("webinar.finished", held), tuple("webinar.cancelled", off));
    }
}
