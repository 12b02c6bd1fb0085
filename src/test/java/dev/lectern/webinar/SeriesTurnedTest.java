package dev.lectern.webinar;

import static dev.lectern.webinar.Wednesdays.at;
import static dev.lectern.webinar.Wednesdays.date;
import static dev.lectern.webinar.Wednesdays.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Five Mondays at nine in Berlin, of which all but the first moved to Tuesdays at eleven. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SeriesTurnedTest {
    @Inject World world;

    @Test
    void a_day_is_left_out_by_where_people_see_its_date() {
        Person alice = world.alice();
        String series = turned(alice);

        change(alice, series, leftOut("2030-04-02"))
                .body("exceptions", contains("2030-04-02"))
                .body(
                        "occurrences.state",
                        contains("scheduled", "scheduled", "cancelled", "scheduled", "scheduled"));
        change(alice, series, leftOut("2030-04-02").put("title", "Other"))
                .body("exceptions", contains("2030-04-02"))
                .body("occurrences[2].state", equalTo("cancelled"));
        change(alice, series, leftOut())
                .body("exceptions", empty())
                .body("occurrences", hasSize(5))
                .body("occurrences[2].startsAt", equalTo("2030-04-02T09:00:00Z"))
                .body("occurrences.state", everyItem(equalTo("scheduled")));
    }

    @Test
    void leaving_out_a_day_on_which_nothing_is_calls_nothing_off() {
        Person alice = world.alice();
        String series = turned(alice);

        change(alice, series, leftOut("2030-04-01"))
                .body("exceptions", contains("2030-04-01"))
                .body("occurrences", hasSize(5))
                .body("occurrences.state", everyItem(equalTo("scheduled")));
    }

    @Test
    void what_was_left_out_stays_so_when_the_dates_around_it_move() {
        Person alice = world.alice();
        String series = alice.makes(mondays().mergeIn(leftOut("2030-04-01")));
        turn(alice, series);

        change(alice, series, new JsonObject().put("recurrence", "FREQ=WEEKLY;COUNT=6"))
                .body("exceptions", contains("2030-04-02"))
                .body(
                        "occurrences.startsAt",
                        contains(
                                "2030-03-18T08:00:00Z",
                                "2030-03-26T10:00:00Z",
                                "2030-04-09T09:00:00Z",
                                "2030-04-16T09:00:00Z",
                                "2030-04-23T09:00:00Z"));
    }

    @Test
    void another_time_zone_keeps_the_move() {
        Person alice = world.alice();
        String series = turned(alice);

        change(alice, series, new JsonObject().put("timezone", "America/New_York"))
                .body(
                        "occurrences.startsAt",
                        contains(
                                "2030-03-18T08:00:00Z",
                                "2030-03-26T10:00:00Z",
                                "2030-04-02T10:00:00Z",
                                "2030-04-09T10:00:00Z",
                                "2030-04-16T10:00:00Z"));
        change(alice, series, at("2030-03-18T04:00:00+01:00").put("timezone", "Europe/Berlin"))
                .body(
                        "occurrences.startsAt",
                        contains(
                                "2030-03-18T03:00:00Z",
                                "2030-03-26T05:00:00Z",
                                "2030-04-02T04:00:00Z",
                                "2030-04-09T04:00:00Z",
                                "2030-04-16T04:00:00Z"));
    }

    @Test
    void another_length_holds_for_every_date_but_one_that_was_changed_by_itself() {
        Person alice = world.alice();
        String series = turned(alice);
        patch(alice, series, date(alice, series, 3), "this", at("2030-04-10T11:00:00+02:00"))
                .statusCode(200);
        JsonObject longer = new JsonObject().put("durationMinutes", 90);

        alice.api()
                .body(longer.encode())
                .patch("/api/v1/webinars/{id}?preview=true", series)
                .then()
                .statusCode(200)
                .body("effects.find { it.kind == 'moved' }.dates", hasSize(4));
        change(alice, series, longer)
                .body(
                        "occurrences.endsAt",
                        contains(
                                "2030-03-18T09:30:00Z",
                                "2030-03-26T11:30:00Z",
                                "2030-04-02T10:30:00Z",
                                "2030-04-10T10:00:00Z",
                                "2030-04-16T10:30:00Z"));
    }

    @Test
    void a_date_moved_by_itself_is_left_out_by_its_own_day_and_keeps_its_distance() {
        Person alice = world.alice();
        String series = Wednesdays.series(alice);
        patch(alice, series, date(alice, series, 1), "this", at("2030-10-31T12:30:00+01:00"))
                .statusCode(200);

        change(alice, series, leftOut("2030-10-30"))
                .body("occurrences.state", everyItem(equalTo("scheduled")));
        change(alice, series, leftOut("2030-10-31"))
                .body("exceptions", contains("2030-10-31"))
                .body("occurrences[1].state", equalTo("cancelled"));
        change(alice, series, leftOut())
                .body("occurrences[1].startsAt", equalTo("2030-10-31T11:30:00Z"))
                .body("occurrences[1].state", equalTo("scheduled"));
        change(alice, series, new JsonObject().put("timezone", "America/New_York"))
                .body("occurrences[1].startsAt", equalTo("2030-10-31T10:30:00Z"));
    }

    @Test
    void the_page_says_that_dates_are_elsewhere_and_the_rule_stays_as_it_was_given() {
        Person alice = world.alice();
        String series = turned(alice);

        alice.api()
                .get("/api/v1/webinars/{id}", series)
                .then()
                .body("recurrence", equalTo("FREQ=WEEKLY;COUNT=5"));
        alice.browser()
                .get("/webinars/{id}", series)
                .then()
                .body(
                        containsString(
                                "The first is on Mon 18 Mar 2030, the last on Tue 16 Apr 2030."
                                        + " 4 dates are elsewhere, the first of them on Tue 26 Mar"
                                        + " 2030 at 11:00."));
    }

    @Test
    void the_form_says_how_often_as_the_overview_does_until_that_is_touched() {
        Person alice = world.alice();
        String series = turned(alice);
        change(alice, series, leftOut("2030-04-02"));
        String said =
                "Every Monday at 09:00, 4 times, Berlin time. The first is on Mon 18 Mar 2030, the"
                        + " last on Tue 16 Apr 2030. 3 dates are elsewhere, the first of them on"
                        + " Tue 26 Mar 2030 at 11:00. Not on 2 Apr 2030.";
        alice.browser().get("/webinars/{id}", series).then().body(containsString(said));

        String page = alice.browser().get("/webinars/{id}/edit", series).asString();
        Map<String, String> form = FilledForm.of(page);
        form.put("exceptions", "2030-04-02");
        form.put("title", "Typed on");

        assertThat(page.split(Pattern.quote(said), -1)).hasSize(3);
        typed(alice, series, form).statusCode(200).body(containsString(said));
        form.put("times", "7");
        typed(alice, series, form).body(not(containsString(said))).body(containsString("7 times"));
        typed(world.mallory(), series, form).statusCode(404);
    }

    private static ValidatableResponse typed(
            Person person, String series, Map<String, String> form) {
        return person.form().formParams(form).post("/webinars/{id}/preview", series).then();
    }

    private String turned(Person alice) {
        String series = alice.makes(mondays());
        turn(alice, series);
        return series;
    }

    private static JsonObject mondays() {
        return Wednesdays.wish("2030-03-18T09:00:00+01:00")
                .put("recurrence", "FREQ=WEEKLY;COUNT=5");
    }

    private static void turn(Person alice, String series) {
        patch(alice, series, date(alice, series, 1), "following", at("2030-03-26T11:00:00+01:00"))
                .statusCode(200);
    }

    private static JsonObject leftOut(String... days) {
        return new JsonObject().put("exceptions", new JsonArray(List.of(days)));
    }

    private static ValidatableResponse change(Person alice, String series, JsonObject body) {
        return alice.api()
                .body(body.encode())
                .patch("/api/v1/webinars/{id}", series)
                .then()
                .statusCode(200);
    }
}
