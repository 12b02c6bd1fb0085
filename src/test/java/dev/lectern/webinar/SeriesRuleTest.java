package dev.lectern.webinar;

import static dev.lectern.webinar.Wednesdays.date;
import static dev.lectern.webinar.Wednesdays.series;
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

    private static ValidatableResponse rule(Person alice, String series, String rule) {
        return alice.api()
                .body(new JsonObject().put("recurrence", rule).encode())
                .patch("/api/v1/webinars/{id}", series)
                .then()
                .statusCode(200);
    }
}
