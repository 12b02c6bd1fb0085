package dev.lectern.webinar;

import static dev.lectern.webinar.Wednesdays.date;
import static dev.lectern.webinar.Wednesdays.register;
import static dev.lectern.webinar.Wednesdays.series;
import static dev.lectern.webinar.Wednesdays.start;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The page of one date of a series. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SeriesPagesTest {
    @Inject World world;
    @Inject Clock clock;

    @Test
    void the_page_of_a_date_asks_before_people_are_mailed() {
        Person alice = world.alice();
        String series = series(alice);
        register(alice, series, "carol@example.org", null);
        String page = "/webinars/" + series + "/dates/" + date(alice, series, 1);

        alice.browser().get(page).then().statusCode(200).body(containsString("2030-10-30"));
        form(alice, "12:00", "following")
                .formParam("then", "save")
                .post(page)
                .then()
                .statusCode(200)
                .body(containsString("Mailed to 1 person: the new time"))
                .body(containsString("Save and tell them"));
        assertThat(start(alice, series, 1)).isEqualTo("2030-10-30T09:00:00Z");

        form(alice, "12:00", "following")
                .formParam("agreed", "save")
                .post(page)
                .then()
                .statusCode(303);
        assertThat(start(alice, series, 1)).isEqualTo("2030-10-30T11:00:00Z");
        assertThat(start(alice, series, 3)).isEqualTo("2030-11-13T11:00:00Z");

        form(alice, "12:00", "this")
                .formParam("then", "save")
                .post(page)
                .then()
                .statusCode(409)
                .body(containsString("value=\"12:00\""));
        world.mallory().browser().get(page).then().statusCode(404);
    }

    @Test
    void the_page_of_a_date_calls_it_off_once_agreed() {
        Person alice = world.alice();
        String series = series(alice);
        String page = "/webinars/" + series + "/dates/" + date(alice, series, 1);

        form(alice, "10:00", "this")
                .formParam("then", "cancel")
                .post(page)
                .then()
                .statusCode(200)
                .body(containsString("It does not happen"));
        form(alice, "10:00", "this")
                .formParam("agreed", "cancel")
                .post(page)
                .then()
                .statusCode(303);

        alice.api()
                .get("/api/v1/webinars/{id}", series)
                .then()
                .body("occurrences[1].state", equalTo("cancelled"))
                .body("occurrences[2].state", not(equalTo("cancelled")));
        form(alice, "25:99", "this")
                .formParam("then", "save")
                .post("/webinars/" + series + "/dates/" + date(alice, series, 2))
                .then()
                .statusCode(422)
                .body(containsString("value=\"25:99\""));
    }

    @Test
    void of_two_dates_that_are_live_each_has_its_buttons() {
        Person alice = world.alice();
        String series = series(alice);
        String first = date(alice, series, 0);
        String second = date(alice, series, 1);
        started(alice, series, first);
        started(alice, series, second);

        alice.browser()
                .get("/webinars/{id}", series)
                .then()
                .body(containsString("/stop?occurrence=" + first))
                .body(containsString("/webinars/" + series + "?occurrence=" + second));
        alice.browser()
                .get("/webinars/{id}?occurrence={date}", series, second)
                .then()
                .body(containsString("/stop?occurrence=" + second))
                .body(containsString("/lock?occurrence=" + second))
                .body(containsString("/studio?occurrence=" + second))
                .body(containsString("/webinars/" + series + "?occurrence=" + first));
        alice.form()
                .formParam("maxParticipants", "many")
                .post("/webinars/{id}/live?occurrence={date}", series, second)
                .then()
                .statusCode(422)
                .body(containsString("/live?occurrence=" + second));
        press(alice, series, "lock", second);
        alice.api()
                .get("/api/v1/webinars/{id}", series)
                .then()
                .body("occurrences[0].locked", equalTo(false))
                .body("occurrences[1].locked", equalTo(true));
        press(alice, series, "stop", second);
        press(alice, series, "reopen", second);
        press(alice, series, "stop", second);
        alice.api()
                .get("/api/v1/webinars/{id}", series)
                .then()
                .body("occurrences[0].state", equalTo("live"))
                .body("occurrences[1].state", equalTo("ended"));
    }

    @Test
    void the_checklist_speaks_of_the_room_of_the_date_that_is_shown() {
        Person alice = world.alice();
        String series =
                series(alice, clock.instant().plus(15, DAYS).truncatedTo(SECONDS).toString());

        assertThat(checklist(alice, series, 0)).doesNotContain("30 days ahead");
        assertThat(checklist(alice, series, 3)).contains("The video room is made 30 days ahead");
    }

    private static String checklist(Person alice, String series, int number) {
        String page =
                alice.browser()
                        .get("/webinars/{id}?occurrence={d}", series, date(alice, series, number))
                        .asString();
        return page.substring(page.indexOf("class=\"checklist\""));
    }

    private static void started(Person alice, String series, String date) {
        alice.api()
                .post("/api/v1/webinars/{id}/start?occurrence={date}", series, date)
                .then()
                .statusCode(200);
    }

    private static void press(Person alice, String series, String button, String date) {
        alice.form()
                .post("/webinars/{id}/" + button + "?occurrence={date}", series, date)
                .then()
                .statusCode(303);
    }

    @Test
    void a_date_that_ended_goes_on_though_the_next_one_counts() {
        Person alice = world.alice();
        String series = series(alice);
        alice.api().post("/api/v1/webinars/{id}/start", series).then().statusCode(200);
        alice.browser()
                .get("/webinars/{id}", series)
                .then()
                .body(containsString("End it for everybody?"));
        alice.api().post("/api/v1/webinars/{id}/stop", series).then().statusCode(200);

        alice.browser().get("/webinars/{id}", series).then().body(containsString("/reopen"));
        alice.api()
                .post("/api/v1/webinars/{id}/reopen", series)
                .then()
                .statusCode(200)
                .body("occurrences[0].state", equalTo("live"));
    }

    @Test
    void what_cannot_be_deleted_is_not_offered_and_a_cancelled_one_is_not_told_to_be_cancelled() {
        Person alice = world.alice();
        String series = series(alice);
        alice.browser().get("/webinars/{id}", series).then().body(containsString("/delete"));
        register(alice, series, "carol@example.org", null);

        alice.browser().get("/webinars/{id}", series).then().body(not(containsString("/delete")));
        alice.api().post("/api/v1/webinars/{id}/cancel", series).then().statusCode(200);
        alice.api()
                .delete("/api/v1/webinars/{id}", series)
                .then()
                .statusCode(409)
                .body("title", equalTo("This does not work now"))
                .body("detail", not(containsString("Cancel the webinar")));
    }

    private static RequestSpecification form(Person alice, String time, String scope) {
        return alice.form()
                .formParam("version", "1")
                .formParam("startsAt", "2030-10-30")
                .formParam("startTime", time)
                .formParam("durationMinutes", "60")
                .formParam("scope", scope);
    }
}
