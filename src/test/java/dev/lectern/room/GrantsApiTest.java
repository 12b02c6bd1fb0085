package dev.lectern.room;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.call.builtin.Signalling;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What lets other programs into a room. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class GrantsApiTest extends RoomScene {
    @Test
    void programs_get_grants_by_role() {
        grant("host").then().statusCode(201).body("whip", notNullValue(), "whep", notNullValue());
        grant("panelist").then().statusCode(201).body("whip", notNullValue());
        grant("attendee").then().statusCode(201).body("whip", nullValue(), "token", notNullValue());
        grant("king").then().statusCode(422).body("errors.field", hasItem("role"));
    }

    @Test
    void a_grant_needs_a_key_of_the_webinars_workspace() {
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("role", "host"))
                .post("/api/v1/webinars/" + webinar + "/grants")
                .then()
                .statusCode(401);
        world.mallory()
                .api()
                .body(Map.of("role", "host"))
                .post("/api/v1/webinars/" + webinar + "/grants")
                .then()
                .statusCode(404);
    }

    @Test
    void the_identity_of_a_grant_stays_the_same_person() {
        Map<String, String> form = Map.of("role", "panelist", "name", "OBS", "identity", "obs-1");

        alice.api()
                .body(form)
                .post("/api/v1/webinars/" + webinar + "/grants")
                .then()
                .statusCode(201)
                .body("identity", equalTo("obs-1"));
    }

    @Test
    void a_join_link_is_worth_an_attendees_grant() {
        String token = joinToken(register("carol"));

        post("/api/v1/join/" + token + "/grant").then().statusCode(201).body("whip", nullValue());
        post("/api/v1/join/nonsense/grant").then().statusCode(404);
        post("/api/v1/join/grant").then().statusCode(400);
    }

    @Test
    void a_locked_room_gives_nobody_new_a_grant() {
        String dave = joinToken(register("dave"));
        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);
        alice.api().post("/api/v1/webinars/" + webinar + "/lock").then().statusCode(200);

        post("/api/v1/join/" + dave + "/grant")
                .then()
                .statusCode(409)
                .body("detail", equalTo("The host has locked the room: nobody new comes in."))
                .body("hls", nullValue());
        grant("attendee").then().statusCode(409);
        grant("panelist").then().statusCode(409);
        grant("cohost").then().statusCode(201);

        alice.api().post("/api/v1/webinars/" + webinar + "/unlock").then().statusCode(200);
        post("/api/v1/join/" + dave + "/grant").then().statusCode(201);
    }

    @Test
    void a_registration_that_a_grant_names_has_a_place_here() {
        String carol = register("carol");

        grantTo(carol).then().statusCode(201).body("identity", equalTo(carol));
        grantTo(UUID.randomUUID().toString())
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("registration"));
        alice.api()
                .post("/api/v1/webinars/" + webinar + "/registrations/" + carol + "/cancel")
                .then()
                .statusCode(200);
        grantTo(carol).then().statusCode(409);
    }

    @Test
    void a_grant_makes_the_room_of_a_date_far_ahead() {
        JsonPath series =
                alice.api()
                        .body(
                                Map.of(
                                        "title",
                                        "Monthly",
                                        "startsAt",
                                        clock.instant().plus(Duration.ofDays(1)).toString(),
                                        "durationMinutes",
                                        60,
                                        "recurrence",
                                        "FREQ=MONTHLY;COUNT=3",
                                        "publish",
                                        true))
                        .post("/api/v1/webinars")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        String last = series.getString("occurrences[2].id");
        String path = "/api/v1/webinars/" + series.getString("id") + "/%s?occurrence=" + last;

        alice.api().get(path.formatted("call")).then().statusCode(404);
        alice.api()
                .body(Map.of("role", "host"))
                .post(path.formatted("grants"))
                .then()
                .statusCode(201);
        alice.api().get(path.formatted("call")).then().body("state", equalTo("ready"));
    }

    @Test
    void who_was_taken_off_the_stage_sends_again_with_a_grant_that_says_so() {
        as("panelist", "obs-1").then().statusCode(201);
        Talker host = enter(studioPass());
        host.hears("welcome");
        host.say(new JsonObject().put("type", "demote").put("ref", 1).put("who", "obs-1"));
        host.answer(1);

        String token = as("panelist", "obs-1").then().statusCode(201).extract().path("token");

        sends(token).then().statusCode(201);
    }

    @Test
    void who_is_let_in_as_less_sends_no_more_with_the_grant_from_before() {
        String before = as("panelist", "obs-2").then().statusCode(201).extract().path("token");
        String session = sends(before).then().statusCode(201).extract().header("Location");

        as("attendee", "obs-2").then().statusCode(201);

        sends(before).then().statusCode(403);
        Signalling.bearing(before).delete(session).then().statusCode(404);
    }

    private Response as(String role, String identity) {
        return alice.api()
                .body(Map.of("role", role, "name", "OBS", "identity", identity))
                .post(at("/grants"));
    }

    private Response sends(String token) {
        return Signalling.bearing(token)
                .body(Signalling.offer("sendonly"))
                .post("/call/" + occurrence + "/whip");
    }

    private Response grantTo(String registration) {
        return alice.api()
                .body(Map.of("role", "attendee", "registration", registration))
                .post("/api/v1/webinars/" + webinar + "/grants");
    }

    private Response grant(String role) {
        return alice.api()
                .body(Map.of("role", role, "name", "Somebody"))
                .post("/api/v1/webinars/" + webinar + "/grants");
    }

    private static Response post(String path) {
        return RestAssured.given().urlEncodingEnabled(false).post(path);
    }
}
