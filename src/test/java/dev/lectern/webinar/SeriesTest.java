package dev.lectern.webinar;

import static dev.lectern.webinar.Wednesdays.at;
import static dev.lectern.webinar.Wednesdays.date;
import static dev.lectern.webinar.Wednesdays.patch;
import static dev.lectern.webinar.Wednesdays.register;
import static dev.lectern.webinar.Wednesdays.series;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A series changed by one of its dates. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SeriesTest {
    @Inject World world;

    @Test
    void one_date_moves_and_the_others_stay() {
        Person alice = world.alice();
        String series = series(alice);

        patch(alice, series, date(alice, series, 1), "this", at("2030-10-31T12:30:00+01:00"))
                .statusCode(200)
                .body("occurrences[0].startsAt", equalTo("2030-10-23T08:00:00Z"))
                .body("occurrences[1].startsAt", equalTo("2030-10-31T11:30:00Z"))
                .body("occurrences[1].endsAt", equalTo("2030-10-31T12:30:00Z"))
                .body("occurrences[1].moved", equalTo(true))
                .body("occurrences[2].startsAt", equalTo("2030-11-06T09:00:00Z"));
    }

    @Test
    void this_and_following_move_by_the_clock_on_the_wall() {
        Person alice = world.alice();
        String series = series(alice);

        patch(alice, series, date(alice, series, 0), "following", at("2030-10-23T11:00:00+02:00"))
                .statusCode(200)
                .body("occurrences[0].startsAt", equalTo("2030-10-23T09:00:00Z"))
                .body("occurrences[1].startsAt", equalTo("2030-10-30T10:00:00Z"))
                .body("occurrences[3].startsAt", equalTo("2030-11-13T10:00:00Z"));
        patch(
                        alice,
                        series,
                        date(alice, series, 2),
                        "following",
                        new JsonObject().put("durationMinutes", 30))
                .body("occurrences[1].endsAt", equalTo("2030-10-30T11:00:00Z"))
                .body("occurrences[2].endsAt", equalTo("2030-11-06T10:30:00Z"))
                .body("occurrences[3].endsAt", equalTo("2030-11-13T10:30:00Z"));
    }

    @Test
    void a_date_in_spring_keeps_its_hour_too() {
        Person alice = world.alice();
        String series = series(alice, "2030-03-27T10:00:00+01:00");

        patch(alice, series, date(alice, series, 0), "all", at("2030-03-27T09:00:00+01:00"))
                .statusCode(200)
                .body("occurrences[0].startsAt", equalTo("2030-03-27T08:00:00Z"))
                .body("occurrences[1].startsAt", equalTo("2030-04-03T07:00:00Z"));
    }

    @Test
    void one_date_or_it_and_all_after_it_are_called_off() {
        Person alice = world.alice();
        String series = series(alice);
        String second = date(alice, series, 1);

        alice.api()
                .post("/api/v1/webinars/{id}/cancel?occurrence={date}", series, second)
                .then()
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("occurrences[1].state", equalTo("cancelled"))
                .body("occurrences[2].state", equalTo("scheduled"));
        alice.api()
                .post(
                        "/api/v1/webinars/{id}/cancel?occurrence={date}&scope=following",
                        series,
                        date(alice, series, 2))
                .then()
                .statusCode(200)
                .body("occurrences[0].state", equalTo("scheduled"))
                .body("occurrences[2].state", equalTo("cancelled"))
                .body("occurrences[3].state", equalTo("cancelled"));
    }

    @Test
    void what_belongs_to_the_whole_series_is_not_changed_by_one_of_its_dates() {
        Person alice = world.alice();
        String series = series(alice);
        JsonObject title = new JsonObject().put("title", "Thursdays");
        String second = date(alice, series, 1);

        patch(alice, series, second, "this", title)
                .statusCode(422)
                .body("errors[0].field", equalTo("title"))
                .body("errors[0].message", containsString("without occurrence"));
        patch(alice, series, "00000000-0000-7000-8000-000000000000", "all", title).statusCode(404);

        alice.api()
                .get("/api/v1/webinars/{id}", series)
                .then()
                .body("title", equalTo("Wednesdays"));
        patch(alice, series, second, "all", title)
                .statusCode(200)
                .body("title", equalTo("Thursdays"));
    }

    @Test
    void a_live_date_is_not_passed_over_when_those_after_it_are_called_off() {
        Person alice = world.alice();
        String series = series(alice);
        String first = date(alice, series, 0);
        alice.api().post("/api/v1/webinars/{id}/start", series).then().statusCode(200);

        String following = "/api/v1/webinars/{id}/cancel?scope=following&occurrence={date}";
        alice.api()
                .post(following, series, first)
                .then()
                .statusCode(409)
                .body("detail", containsString("End it first"));
        alice.api()
                .post(following, series, date(alice, series, 1))
                .then()
                .statusCode(200)
                .body("occurrences[0].state", equalTo("live"))
                .body("occurrences[1].state", equalTo("cancelled"));
    }

    @Test
    void a_preview_says_whom_a_change_reaches_and_changes_nothing() {
        Person alice = world.alice();
        String series = series(alice);
        register(alice, series, "carol@example.org", null);
        String second = date(alice, series, 1);

        alice.api()
                .body(at("2030-10-30T12:00:00+01:00").encode())
                .patch("/api/v1/webinars/{id}?occurrence={date}&preview=true", series, second)
                .then()
                .statusCode(200)
                .body("mails", equalTo(1))
                .body("effects[0].kind", equalTo("moved"))
                .body("effects[0].people", equalTo(1))
                .body("effects[0].dates[0].startsAt", equalTo("2030-10-30T11:00:00Z"))
                .body("effects[0].sentence", startsWith("Mailed to 1 person: the new time"));
        alice.api()
                .post("/api/v1/webinars/{id}/cancel?preview=true", series)
                .then()
                .statusCode(200)
                .body("effects.kind", hasItem("cancelled"));
        alice.api()
                .body("{\"title\": \"Other\", \"durationMinutes\": 30}")
                .patch("/api/v1/webinars/{id}?preview=true", series)
                .then()
                .statusCode(200)
                .body("effects.kind", hasItem("page-changed"));

        alice.api()
                .get("/api/v1/webinars/{id}", series)
                .then()
                .body("title", equalTo("Wednesdays"))
                .body("state", equalTo("published"))
                .body("occurrences.moved", everyItem(equalTo(false)))
                .body("occurrences.state", everyItem(equalTo("scheduled")));
    }

    @Test
    void what_cannot_be_is_refused_with_its_field() {
        Person alice = world.alice();
        String series = series(alice);
        String second = date(alice, series, 1);

        patch(alice, series, second, "this", at("2020-01-01T10:00:00Z"))
                .statusCode(422)
                .body("errors[0].field", equalTo("startsAt"));
        patch(alice, series, second, "this", at("2030-10-23T10:30:00+02:00"))
                .statusCode(422)
                .body("errors[0].message", containsString("overlap"));
        patch(alice, series, second, "some", at("2030-10-30T12:00:00+01:00"))
                .statusCode(422)
                .body("errors[0].field", equalTo("scope"));
        patch(alice, series, second, "this", at("2030-10-30T12:00:00+01:00").put("title", "Other"))
                .statusCode(422)
                .body("errors[0].field", equalTo("title"));
        patch(alice, series, second, "this", new JsonObject().put("durationMinutes", 0))
                .statusCode(422)
                .body("errors[0].field", equalTo("durationMinutes"));
        patch(
                        alice,
                        series,
                        second,
                        "this",
                        new JsonObject().put("recurrence", "FREQ=DAILY;COUNT=3"))
                .statusCode(422)
                .body("errors[0].field", equalTo("recurrence"));
        patch(world.mallory(), series, second, "this", at("2030-10-30T12:00:00Z")).statusCode(404);
        given().contentType("application/json")
                .body("{}")
                .patch("/api/v1/webinars/{id}?occurrence={d}", series, second)
                .then()
                .statusCode(401);
    }
}
