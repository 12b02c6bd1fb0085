package dev.lectern.webinar;

import static dev.lectern.webinar.Wednesdays.at;
import static dev.lectern.webinar.Wednesdays.date;
import static dev.lectern.webinar.Wednesdays.patch;
import static dev.lectern.webinar.Wednesdays.series;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A series changed as a whole. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SeriesRuleTest {
    @Inject World world;

    @Test
    void a_host_says_whether_a_place_is_for_the_series_or_for_a_date() {
        Person alice = world.alice();
        String series = series(alice);

        alice.api()
                .get("/api/v1/webinars/{id}", series)
                .then()
                .body("registration.scope", equalTo("either"));
        alice.api()
                .body("{\"registration\": {\"scope\": \"date\"}}")
                .patch("/api/v1/webinars/{id}", series)
                .then()
                .statusCode(200)
                .body("registration.scope", equalTo("date"))
                .body("registration.required", equalTo(true));
        alice.api()
                .body("{\"registration\": {\"scope\": \"monthly\"}}")
                .patch("/api/v1/webinars/{id}", series)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("registration.scope"))
                .body("errors[0].message", equalTo("Choose one of series, date, either."));
        alice.browser()
                .get("/webinars/{id}/edit", series)
                .then()
                .body(containsString("<option value=\"date\" selected>"));
    }

    @Test
    void what_stands_beside_a_rule_is_refused_at_its_field() {
        Person alice = world.alice();
        String series = series(alice);

        for (String rule :
                List.of(
                        "FREQ=WEEKLY;COUNT=3;WKST=SU\nEXDATE:20270314",
                        "FREQ=WEEKLY;COUNT=3;X-FOO=1")) {
            alice.api()
                    .body(new JsonObject().put("recurrence", rule).encode())
                    .patch("/api/v1/webinars/{id}", series)
                    .then()
                    .statusCode(422)
                    .body("errors.field", contains("recurrence"));
        }
        rule(alice, series, "RRULE:FREQ=WEEKLY;COUNT=3;WKST=SU")
                .body(
                        "occurrences.state",
                        contains("scheduled", "scheduled", "scheduled", "cancelled"));
    }

    @Test
    void dates_dropped_by_a_shorter_rule_come_back_with_a_longer_one() {
        Person alice = world.alice();
        String series = series(alice);
        String third = date(alice, series, 2);

        rule(alice, series, "FREQ=WEEKLY;COUNT=2")
                .body("occurrences[2].state", equalTo("cancelled"))
                .body("occurrences[3].state", equalTo("cancelled"));

        rule(alice, series, "FREQ=WEEKLY;COUNT=4")
                .body("occurrences.size()", equalTo(4))
                .body("occurrences[2].id", equalTo(third))
                .body("occurrences.state", everyItem(equalTo("scheduled")));
    }

    @Test
    void a_date_called_off_by_hand_stays_off_when_the_rule_changes() {
        Person alice = world.alice();
        String series = series(alice);
        alice.api()
                .post(
                        "/api/v1/webinars/{id}/cancel?occurrence={date}",
                        series,
                        date(alice, series, 1))
                .then()
                .statusCode(200);

        rule(alice, series, "FREQ=WEEKLY;COUNT=5")
                .body("occurrences.size()", equalTo(5))
                .body("occurrences[1].state", equalTo("cancelled"))
                .body("occurrences[4].state", equalTo("scheduled"));
    }

    @Test
    void a_date_called_off_or_left_out_keeps_its_place_when_all_move() {
        Person alice = world.alice();
        String series = series(alice);
        String second = date(alice, series, 1);
        String third = date(alice, series, 2);
        String last = date(alice, series, 3);
        alice.api()
                .post("/api/v1/webinars/{id}/cancel?occurrence={date}", series, second)
                .then()
                .statusCode(200);
        rule(alice, series, "FREQ=WEEKLY;COUNT=3");

        patch(alice, series, date(alice, series, 0), "all", at("2030-10-27T10:00:00+01:00"))
                .statusCode(200);

        rule(alice, series, "FREQ=WEEKLY;COUNT=4")
                .body("occurrences.size()", equalTo(4))
                .body(of(second, "state"), equalTo("cancelled"))
                .body(of(third, "startsAt"), equalTo("2030-11-10T09:00:00Z"))
                .body(of(last, "startsAt"), equalTo("2030-11-17T09:00:00Z"))
                .body(of(last, "state"), equalTo("scheduled"));
    }

    @Test
    void a_date_that_is_on_keeps_its_place_when_all_others_move() {
        Person alice = world.alice();
        String series = series(alice);
        rule(alice, series, "FREQ=WEEKLY;COUNT=3");
        String first = date(alice, series, 0);
        String second = date(alice, series, 1);
        alice.api().post("/api/v1/webinars/{id}/start", series).then().statusCode(200);

        patch(alice, series, second, "all", at("2030-11-03T10:00:00+01:00")).statusCode(200);
        alice.api().post("/api/v1/webinars/{id}/stop", series).then().statusCode(200);

        rule(alice, series, "FREQ=WEEKLY;COUNT=4")
                .body("occurrences.size()", equalTo(4))
                .body(of(first, "state"), equalTo("ended"))
                .body(of(second, "startsAt"), equalTo("2030-11-03T09:00:00Z"));
    }

    private static String of(String date, String field) {
        return "occurrences.find { it.id == '" + date + "' }." + field;
    }

    @Test
    void all_changes_the_series_itself() {
        Person alice = world.alice();
        String series = series(alice);

        patch(
                        alice,
                        series,
                        date(alice, series, 1),
                        "all",
                        at("2030-10-30T12:00:00+01:00").put("durationMinutes", 30))
                .statusCode(200)
                .body("startsAt", equalTo("2030-10-23T10:00:00Z"))
                .body("durationMinutes", equalTo(30))
                .body("occurrences[0].startsAt", equalTo("2030-10-23T10:00:00Z"))
                .body("occurrences[1].startsAt", equalTo("2030-10-30T11:00:00Z"))
                .body("occurrences.moved", everyItem(equalTo(false)));

        rule(alice, series, "FREQ=WEEKLY;COUNT=5")
                .body("occurrences[4].startsAt", equalTo("2030-11-20T11:00:00Z"))
                .body("occurrences[4].endsAt", equalTo("2030-11-20T11:30:00Z"));
    }

    @Test
    void following_holds_for_dates_that_the_rule_adds_later() {
        Person alice = world.alice();
        String series = series(alice);

        patch(
                        alice,
                        series,
                        date(alice, series, 2),
                        "following",
                        at("2030-11-06T12:00:00+01:00").put("durationMinutes", 30))
                .statusCode(200)
                .body("startsAt", equalTo("2030-10-23T08:00:00Z"));

        rule(alice, series, "FREQ=WEEKLY;COUNT=5")
                .body("occurrences[1].startsAt", equalTo("2030-10-30T09:00:00Z"))
                .body("occurrences[3].startsAt", equalTo("2030-11-13T11:00:00Z"))
                .body("occurrences[4].startsAt", equalTo("2030-11-20T11:00:00Z"))
                .body("occurrences[4].endsAt", equalTo("2030-11-20T11:30:00Z"));
    }

    @Test
    void dates_moved_by_hand_go_back_to_a_rule_at_another_hour_and_it_is_said() {
        Person alice = world.alice();
        String series = series(alice);
        patch(alice, series, date(alice, series, 1), "this", at("2030-10-31T12:00:00+01:00"))
                .statusCode(200);

        alice.api()
                .body(at("2030-10-23T11:00:00+02:00").encode())
                .patch("/api/v1/webinars/{id}?preview=true", series)
                .then()
                .statusCode(200)
                .body(
                        "effects.find { it.kind == 'back-to-rule' }.sentence",
                        equalTo("1 date that was moved by hand goes back to the rule."));
    }

    @Test
    void a_rule_that_names_its_days_keeps_them() {
        Person alice = world.alice();
        String series = series(alice);
        rule(alice, series, "FREQ=WEEKLY;BYDAY=WE;COUNT=4");

        patch(alice, series, date(alice, series, 0), "all", at("2030-10-24T10:00:00+02:00"))
                .statusCode(422)
                .body("errors[0].message", containsString("first date is not one"));
    }

    @Test
    void a_scope_without_a_date_is_refused() {
        Person alice = world.alice();
        String series = series(alice);

        alice.api()
                .body(at("2030-10-23T11:00:00+02:00").encode())
                .patch("/api/v1/webinars/{id}?scope=following", series)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("occurrence"));
        alice.api().post("/api/v1/webinars/{id}/cancel?scope=all", series).then().statusCode(422);
        alice.api().get("/api/v1/webinars/{id}", series).then().body("state", equalTo("published"));
    }

    private static ValidatableResponse rule(Person alice, String series, String rule) {
        return alice.api()
                .body(new JsonObject().put("recurrence", rule).encode())
                .patch("/api/v1/webinars/{id}", series)
                .then()
                .statusCode(200);
    }
}
