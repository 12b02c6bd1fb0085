package dev.lectern.webinar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.world.Database;
import dev.lectern.world.Lines;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WebinarsApiTest {
    @Inject World world;
    @Inject Clock clock;

    @Test
    void questions_are_numbered_as_they_are_shown() {
        Person alice = world.alice();
        JsonObject last = new JsonObject().put("id", "b").put("label", "B").put("order", 9);
        JsonObject first = new JsonObject().put("id", "a").put("label", "A");
        JsonObject asked = new JsonObject().put("fields", new JsonArray().add(last).add(first));

        alice.api()
                .body(body("Roses").put("registration", asked).encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .body("registration.fields.id", equalTo(List.of("name", "email", "b", "a")))
                .body("registration.fields.order", equalTo(List.of(1, 2, 4, 3)));
    }

    @Test
    void three_fields_make_a_webinar_with_everything_else_decided() {
        Person alice = world.alice();

        alice.api()
                .body(body("How we ship").encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/webinars/"))
                .header("ETag", "\"1\"")
                .body("title", equalTo("How we ship"))
                .body("slug", containsString("how-we-ship"))
                .body("state", equalTo("draft"))
                .body("timezone", equalTo("Europe/Berlin"))
                .body("preset", equalTo("guest-webinar"))
                .body("policy.mode", equalTo("webinar"))
                .body("policy.recording", equalTo("off"))
                .body("registration.required", equalTo(true))
                .body("registration.capacity", nullValue())
                .body("registration.fields.id", equalTo(List.of("name", "email", "mobile")))
                .body("attendanceThresholdSeconds", equalTo(600))
                .body("autoStart", equalTo(false))
                .body("hostId", equalTo(alice.account().toString()))
                .body("occurrences", hasSize(1))
                .body("occurrences[0].state", equalTo("scheduled"))
                .body("occurrences[0].call", nullValue());
    }

    @Test
    void publishing_makes_the_video_room_before_the_answer() {
        Person alice = world.alice();

        String id =
                alice.api()
                        .body(body("Published").put("publish", true).encode())
                        .post("/api/v1/webinars")
                        .then()
                        .statusCode(201)
                        .body("state", equalTo("published"))
                        .body("occurrences[0].call.provider", equalTo("builtin"))
                        .body("occurrences[0].call.state", equalTo("ready"))
                        .extract()
                        .path("id");

        alice.api()
                .get("/api/v1/webinars/{id}/call", id)
                .then()
                .statusCode(200)
                .body("provider", equalTo("builtin"))
                .body("providerId", notNullValue())
                .body("state", equalTo("ready"));
    }

    @Test
    void it_goes_live_once_and_ends() {
        Person alice = world.alice();
        String id = alice.publishes(body("Live"));

        post(alice, id, "start")
                .statusCode(200)
                .body("occurrences[0].state", equalTo("live"))
                .body("occurrences[0].call.state", equalTo("live"));
        post(alice, id, "start").statusCode(409).contentType("application/problem+json");
        post(alice, id, "stop")
                .statusCode(200)
                .body("state", equalTo("finished"))
                .body("occurrences[0].state", equalTo("ended"));
        post(alice, id, "stop").statusCode(409);
        post(alice, id, "reopen").statusCode(200).body("occurrences[0].state", equalTo("live"));
        post(alice, id, "lock").statusCode(200).body("occurrences[0].locked", equalTo(true));
        post(alice, id, "stop").statusCode(200);
    }

    @Test
    void a_draft_cannot_start_and_a_cancelled_one_stays_cancelled() {
        Person alice = world.alice();
        String id = alice.makes(body("Draft"));

        post(alice, id, "start").statusCode(409);
        post(alice, id, "stop").statusCode(409);
        post(alice, id, "publish").statusCode(200).body("state", equalTo("published"));
        post(alice, id, "publish").statusCode(409);
        post(alice, id, "cancel")
                .statusCode(200)
                .body("state", equalTo("cancelled"))
                .body("occurrences[0].state", equalTo("cancelled"));
        post(alice, id, "cancel").statusCode(409);
        post(alice, id, "start").statusCode(409);
    }

    @Test
    void a_series_has_a_date_for_each_and_rooms_for_the_next_thirty_days() {
        Person alice = world.alice();

        alice.api()
                .body(
                        body("Weekly")
                                .put("recurrence", "FREQ=WEEKLY;COUNT=8")
                                .put("publish", true)
                                .encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .body("occurrences", hasSize(8))
                .body("occurrences[0].call.state", equalTo("ready"))
                .body("occurrences[3].call", notNullValue())
                .body("occurrences[4].call", nullValue());
    }

    @Test
    void a_change_moves_the_dates_and_rises_the_version() {
        Person alice = world.alice();
        String id = alice.publishes(body("Moving").put("recurrence", "FREQ=WEEKLY;COUNT=3"));
        Instant later = start().plus(1, ChronoUnit.HOURS);

        alice.api()
                .header("If-Match", "\"1\"")
                .body(new JsonObject().put("startsAt", later.toString()).encode())
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("occurrences", hasSize(3))
                .body("occurrences[0].startsAt", equalTo(later.toString()));
    }

    @Test
    void who_saw_an_older_version_is_told_so() {
        Person alice = world.alice();
        String id = alice.makes(body("Edited"));
        alice.api()
                .body(new JsonObject().put("title", "First").encode())
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(200);

        alice.api()
                .header("If-Match", "\"1\"")
                .body(new JsonObject().put("title", "Second").encode())
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
    }

    @Test
    void nobody_sees_or_changes_anothers() {
        Person alice = world.alice();
        Person mallory = world.mallory();
        String id = alice.publishes(body("Private"));

        mallory.api().get("/api/v1/webinars/{id}", id).then().statusCode(404);
        mallory.api().get("/api/v1/webinars/{id}/call", id).then().statusCode(404);
        mallory.api().body("{}").patch("/api/v1/webinars/{id}", id).then().statusCode(404);
        mallory.api().delete("/api/v1/webinars/{id}", id).then().statusCode(404);
        post(mallory, id, "start").statusCode(404);
        post(mallory, id, "cancel").statusCode(404);
        mallory.api()
                .get("/api/v1/webinars")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        given().get("/api/v1/webinars/{id}", id).then().statusCode(401);
        given().get("/api/v1/webinars").then().statusCode(401);
    }

    @Test
    void a_title_is_one_line() {
        Person alice = world.alice();

        String id = alice.makes(body("How\n we\tship"));

        alice.api().get("/api/v1/webinars/{id}", id).then().body("title", equalTo("How we ship"));
    }

    @Test
    void lists_go_page_by_page_and_are_narrowed_by_filters() {
        Person alice = world.alice();
        for (String title : List.of("Apples", "Pears", "Plums")) {
            alice.makes(body(title));
        }
        alice.publishes(body("Grapes"));

        var first =
                alice.api()
                        .get("/api/v1/webinars?limit=3&sort=title")
                        .then()
                        .statusCode(200)
                        .body("items.title", equalTo(List.of("Apples", "Grapes", "Pears")))
                        .body("total", equalTo(4))
                        .extract();
        alice.api()
                .queryParam("cursor", first.<String>path("next"))
                .get("/api/v1/webinars?limit=3&sort=title")
                .then()
                .body("items.title", equalTo(List.of("Plums")))
                .body("next", nullValue());
        alice.api()
                .get("/api/v1/webinars?state=published")
                .then()
                .body("items.title", equalTo(List.of("Grapes")));
        alice.api().get("/api/v1/webinars/count?q=pl").then().body("count", equalTo(1));
        alice.api().get("/api/v1/webinars?limit=1001").then().statusCode(400);
        alice.api().get("/api/v1/webinars?sort=colour").then().statusCode(422);
        alice.api().get("/api/v1/webinars?cursor=nonsense").then().statusCode(400);
        alice.api().get("/api/v1/webinars?state=asleep").then().statusCode(422);
    }

    @Test
    void what_is_deleted_is_gone() {
        Person alice = world.alice();
        String id = alice.publishes(body("Gone"));

        alice.api().delete("/api/v1/webinars/{id}", id).then().statusCode(204);

        alice.api().get("/api/v1/webinars/{id}", id).then().statusCode(404);
    }

    private Instant start() {
        return clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);
    }

    @Test
    void of_a_percentage_and_seconds_sent_together_the_percentage_counts() {
        Person alice = world.alice();
        JsonObject both =
                body("Both")
                        .put("durationMinutes", 60)
                        .put("attendanceThresholdSeconds", 300)
                        .put("attendanceThresholdPercent", 20);

        String id = alice.makes(both);

        alice.api()
                .get("/api/v1/webinars/{id}", id)
                .then()
                .body("attendanceThresholdPercent", equalTo(20))
                .body("attendanceThresholdSeconds", equalTo(720));
    }

    @Test
    void a_word_too_long_to_be_searched_by_troubles_nobody() {
        try (Lines ofTheDatabase = Lines.of("io.vertx.sqlclient")) {
            world.alice()
                    .api()
                    .body(body("Talk").put("description", "x".repeat(3000)).encode())
                    .post("/api/v1/webinars")
                    .then()
                    .statusCode(201);

            assertThat(ofTheDatabase.all()).isEmpty();
        }
    }

    private JsonObject body(String title) {
        return new JsonObject()
                .put("title", title)
                .put("startsAt", start().toString())
                .put("durationMinutes", 60);
    }

    private static ValidatableResponse post(Person person, String id, String verb) {
        return person.api().post("/api/v1/webinars/{id}/" + verb, id).then();
    }
}
