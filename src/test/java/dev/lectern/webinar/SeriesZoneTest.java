package dev.lectern.webinar;

import static dev.lectern.webinar.Wednesdays.at;
import static dev.lectern.webinar.Wednesdays.date;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.lectern.world.Database;
import dev.lectern.world.FilledForm;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six evenings at eight in America, whose clock then hangs elsewhere. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SeriesZoneTest {
    private static final JsonObject BERLIN = new JsonObject().put("timezone", "Europe/Berlin");

    @Inject World world;

    private Person alice;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
    }

    @Test
    void a_date_left_out_stays_so_where_its_day_is_another_by_the_new_clock() {
        String series = losAngeles("2030-12-05");

        foreseen(series, BERLIN).body("effects.dates.flatten()", hasSize(0));
        change(series, BERLIN)
                .body("exceptions", contains("2030-12-06"))
                .body(
                        "occurrences.startsAt",
                        contains(
                                "2030-12-04T04:00:00Z",
                                "2030-12-05T04:00:00Z",
                                "2030-12-07T04:00:00Z",
                                "2030-12-08T04:00:00Z",
                                "2030-12-09T04:00:00Z"))
                .body("occurrences.state", everyItem(equalTo("scheduled")));
        change(series, leftOut("2030-12-06"))
                .body("exceptions", contains("2030-12-06"))
                .body("occurrences", hasSize(5));
    }

    @Test
    void a_day_said_along_with_the_new_clock_is_one_by_that_clock_however_often_it_is_said() {
        String series = losAngeles("2030-12-05");
        JsonObject both = BERLIN.copy().mergeIn(leftOut("2030-12-05"));
        List<String> states =
                change(series, both)
                        .body("exceptions", contains("2030-12-05"))
                        .extract()
                        .path("occurrences.state");

        change(series, both)
                .body("exceptions", contains("2030-12-05"))
                .body("occurrences.state", equalTo(states));
    }

    @Test
    void a_day_left_out_stays_that_day_where_the_hour_on_the_wall_stays() {
        String series = losAngeles("2030-12-05");

        change(series, BERLIN.copy().mergeIn(at("2030-12-03T20:00:00+01:00")))
                .body("exceptions", contains("2030-12-05"))
                .body("occurrences", hasSize(5))
                .body("occurrences[2].startsAt", equalTo("2030-12-06T19:00:00Z"))
                .body("occurrences.state", everyItem(equalTo("scheduled")));
    }

    @Test
    void a_day_left_out_that_nobody_touched_on_the_form_goes_along_with_its_date() {
        String series = losAngeles("2030-12-05");
        Map<String, String> form = edited(series);
        form.put("exceptions", "2030-12-05");
        form.put("timezone", "Europe/Berlin");
        form.put("startsAt", "2030-12-04");
        form.put("startTime", "05:00");

        alice.form().formParams(form).post("/webinars/{id}/edit", series).then().statusCode(303);

        alice.api()
                .get("/api/v1/webinars/{id}", series)
                .then()
                .body("exceptions", contains("2030-12-06"))
                .body("occurrences", hasSize(5))
                .body("occurrences[1].startsAt", equalTo("2030-12-05T04:00:00Z"))
                .body("occurrences[2].startsAt", equalTo("2030-12-07T04:00:00Z"))
                .body("occurrences.state", everyItem(equalTo("scheduled")));
    }

    @Test
    void a_date_called_off_by_hand_keeps_its_place_by_another_clock() {
        String series = alice.makes(evenings("2030-12-03T20:00:00-05:00", "America/New_York"));
        String second = date(alice, series, 1);
        String third = date(alice, series, 2);
        alice.api()
                .post("/api/v1/webinars/{id}/cancel?occurrence={date}", series, second)
                .then()
                .statusCode(200);

        alice.form()
                .formParams(toTokyo(series))
                .post("/webinars/{id}/edit", series)
                .then()
                .statusCode(303);

        alice.api()
                .get("/api/v1/webinars/{id}", series)
                .then()
                .body("occurrences", hasSize(6))
                .body("occurrences.findAll { it.state == 'scheduled' }", hasSize(5))
                .body(of(second, "state"), equalTo("cancelled"))
                .body(of(third, "startsAt"), equalTo("2030-12-05T11:00:00Z"));
    }

    @Test
    void a_date_left_out_comes_back_by_another_clock_with_its_id() {
        String series = alice.makes(evenings("2030-12-03T20:00:00-05:00", "America/New_York"));
        String third = date(alice, series, 2);
        change(series, leftOut("2030-12-05"));

        change(
                        series,
                        new JsonObject()
                                .put("timezone", "Asia/Tokyo")
                                .mergeIn(at("2030-12-03T20:00:00+09:00")))
                .body("exceptions", contains("2030-12-05"));

        change(series, leftOut())
                .body("occurrences", hasSize(6))
                .body("occurrences.state", everyItem(equalTo("scheduled")))
                .body(of(third, "startsAt"), equalTo("2030-12-05T11:00:00Z"));
    }

    private static String of(String date, String field) {
        return "occurrences.find { it.id == '" + date + "' }." + field;
    }

    private Map<String, String> toTokyo(String series) {
        Map<String, String> form = edited(series);
        form.put("timezone", "Asia/Tokyo");
        return form;
    }

    private Map<String, String> edited(String series) {
        Map<String, String> form =
                FilledForm.of(alice.browser().get("/webinars/{id}/edit", series).asString());
        form.put("agreed", "save");
        return form;
    }

    private String losAngeles(String leftOut) {
        return alice.makes(
                evenings("2030-12-03T20:00:00-08:00", "America/Los_Angeles")
                        .mergeIn(leftOut(leftOut)));
    }

    private static JsonObject evenings(String start, String zone) {
        return Wednesdays.wish(start).put("timezone", zone).put("recurrence", "FREQ=DAILY;COUNT=6");
    }

    private static JsonObject leftOut(String... days) {
        return new JsonObject().put("exceptions", new JsonArray(List.of(days)));
    }

    private ValidatableResponse foreseen(String series, JsonObject body) {
        return alice.api()
                .body(body.encode())
                .patch("/api/v1/webinars/{id}?preview=true", series)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse change(String series, JsonObject body) {
        return alice.api()
                .body(body.encode())
                .patch("/api/v1/webinars/{id}", series)
                .then()
                .statusCode(200);
    }
}
