package dev.lectern.recording;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RecordingsApiTest {
    @Inject World world;
    @Inject Clock clock;

    private Person alice;
    private String recordings;
    private String webinar;

    @BeforeEach
    void alice_hosts_a_webinar() {
        alice = world.alice();
        JsonObject talk =
                new JsonObject()
                        .put("title", "Kept")
                        .put("startsAt", clock.instant().plus(Duration.ofDays(1)).toString())
                        .put("timezone", "Europe/Berlin")
                        .put("durationMinutes", 60)
                        .put("policy", new JsonObject().put("recording", "manual"))
                        .put("publish", true);
        webinar =
                "/api/v1/webinars/"
                        + alice.api()
                                .body(talk.encode())
                                .post("/api/v1/webinars")
                                .then()
                                .statusCode(201)
                                .extract()
                                .path("id");
        recordings = webinar + "/recordings";
    }

    @Test
    void a_live_webinar_is_recorded_from_start_to_stop() {
        alice.api().post(webinar + "/start").then().statusCode(200);

        alice.api()
                .post(recordings + "/start")
                .then()
                .statusCode(200)
                .body("items[0].state", is("recording"))
                .body("items[0].startedAt", notNullValue());
        alice.api().post(recordings + "/start").then().statusCode(200).body("total", is(1));
        alice.api().post(recordings + "/stop").then().statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                !alice.api()
                                        .get(recordings)
                                        .path("items[0].state")
                                        .equals("recording"));
        alice.api().get(recordings).then().statusCode(200).body("total", is(1));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                alice.api()
                                        .get(recordings)
                                        .then()
                                        .body("items[0].state", is("failed"))
                                        .body("items[0].reason", startsWith("Nobody showed")));
    }

    @Test
    void a_recording_is_paused_and_goes_on() {
        alice.api().post(webinar + "/start").then().statusCode(200);
        alice.api()
                .post(recordings + "/pause")
                .then()
                .statusCode(409)
                .body("detail", containsString("Start the recording first"));
        alice.api()
                .post(recordings + "/start")
                .then()
                .statusCode(200)
                .body("items[0].paused", is(false));

        alice.api()
                .post(recordings + "/pause")
                .then()
                .statusCode(200)
                .body("items[0].state", is("recording"))
                .body("items[0].paused", is(true));
        alice.api().post(recordings + "/start").then().body("items[0].paused", is(true));
        alice.api()
                .post(recordings + "/resume")
                .then()
                .statusCode(200)
                .body("items[0].paused", is(false))
                .body("total", is(1));
    }

    @Test
    void what_is_not_live_cannot_be_recorded() {
        alice.api()
                .post(recordings + "/start")
                .then()
                .statusCode(409)
                .body("detail", containsString("Start the webinar first"));
        alice.api().get(recordings).then().statusCode(200).body("total", is(0));
    }

    @Test
    void what_people_were_told_is_not_recorded_is_not() {
        alice.api()
                .body("{\"policy\": {\"recording\": \"off\"}}")
                .patch(webinar)
                .then()
                .statusCode(200);
        alice.api().post(webinar + "/start").then().statusCode(200);

        alice.api()
                .post(recordings + "/start")
                .then()
                .statusCode(409)
                .body("detail", containsString("People were told"));
    }

    @Test
    void nobody_else_sees_them() {
        given().get(recordings).then().statusCode(401);
        world.mallory().api().get(recordings).then().statusCode(404);
        for (String verb : List.of("/start", "/stop", "/pause", "/resume")) {
            given().post(recordings + verb).then().statusCode(401);
            world.mallory().api().post(recordings + verb).then().statusCode(404);
        }
    }
}
