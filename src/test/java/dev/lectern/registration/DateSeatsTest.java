package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seats of a series are counted at each date. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class DateSeatsTest {
    private static final int SEATS = 10;

    @Inject World world;
    @Inject Clock clock;

    private Person alice;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
    }

    private record Series(String people, String page, List<String> dates) {}

    private Series series(String scope, int seats) {
        return series(scope, seats, 0);
    }

    private Series series(String scope, int seats, int deadlineMinutes) {
        JsonObject talk =
                new JsonObject()
                        .put("title", "Every day")
                        .put("startsAt", clock.instant().plus(Duration.ofDays(1)).toString())
                        .put("timezone", "Europe/Berlin")
                        .put("durationMinutes", 30)
                        .put("recurrence", "FREQ=DAILY;COUNT=3")
                        .put(
                                "registration",
                                new JsonObject()
                                        .put("capacity", seats)
                                        .put("scope", scope)
                                        .put("deadlineMinutes", deadlineMinutes))
                        .put("publish", true);
        JsonPath made = alice.made(talk);
        return new Series(
                "/api/v1/webinars/" + made.getString("id") + "/registrations",
                "/w/" + made.getString("slug"),
                made.getList("occurrences.id"));
    }

    @Test
    void however_many_ask_at_once_each_date_gives_just_its_seats() {
        Series series = series("date", SEATS);

        List<String> given =
                IntStream.range(0, 60)
                        .parallel()
                        .mapToObj(each -> register(series, each, series.dates().get(each % 3)))
                        .toList();

        assertThat(given).filteredOn("approved"::equals).hasSize(3 * SEATS);
        for (String date : series.dates()) {
            alice.api()
                    .get(series.people() + "?status=approved&occurrence=" + date)
                    .then()
                    .body("total", equalTo(SEATS));
        }
    }

    @Test
    void a_freed_seat_is_offered_to_who_waits_longest_for_its_date() {
        Series series = series("date", 1);
        String first = series.dates().get(0);
        String second = series.dates().get(1);
        register(series, 0, first);
        register(series, 1, second);
        register(series, 2, first);
        register(series, 3, second);
        register(series, 4, second);

        alice.api().post(series.people() + "/" + id(series, 1) + "/cancel").then().statusCode(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> status(series, 3).equals("offered"));
        assertThat(status(series, 2)).isEqualTo("waitlisted");
        assertThat(status(series, 4)).isEqualTo("waitlisted");
    }

    @Test
    void who_comes_to_all_dates_needs_a_seat_at_each() {
        Series series = series("either", 1);

        assertThat(register(series, 0, series.dates().get(2))).isEqualTo("approved");
        assertThat(register(series, 1, null)).isEqualTo("waitlisted");
        assertThat(register(series, 2, series.dates().get(0))).isEqualTo("approved");
    }

    @Test
    void who_waits_for_all_dates_is_not_overtaken_one_date_at_a_time() {
        Series series = series("either", 1);
        register(series, 0, series.dates().get(2));
        register(series, 1, null);

        assertThat(register(series, 2, series.dates().get(1))).isEqualTo("waitlisted");
        alice.api().post(series.people() + "/" + id(series, 0) + "/cancel").then().statusCode(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> status(series, 1).equals("offered"));
        assertThat(status(series, 2)).isEqualTo("waitlisted");
    }

    @Test
    void who_waited_for_one_date_before_is_not_held_up_by_who_waits_for_all() {
        Series series = series("either", 1);
        register(series, 0, series.dates().get(1));
        register(series, 1, series.dates().get(1));
        register(series, 2, series.dates().get(2));
        register(series, 3, null);
        register(series, 4, series.dates().get(1));

        alice.api().post(series.people() + "/" + id(series, 0) + "/cancel").then().statusCode(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> status(series, 1).equals("offered"));
        assertThat(status(series, 3)).isEqualTo("waitlisted");
        assertThat(status(series, 4)).isEqualTo("waitlisted");
    }

    @Test
    void who_waits_for_a_date_still_gets_its_seat_when_no_other_date_is_left() {
        Series series = series("date", 1);
        register(series, 0, series.dates().get(0));
        register(series, 1, series.dates().get(0));
        alice.api()
                .body(new JsonObject().putNull("recurrence").encode())
                .patch(series.people().replace("/registrations", ""))
                .then()
                .statusCode(200);

        alice.api().post(series.people() + "/" + id(series, 0) + "/cancel").then().statusCode(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> status(series, 1).equals("offered"));
    }

    @Test
    void where_places_are_for_one_date_one_must_be_chosen() {
        Series series = series("date", SEATS);

        alice.api()
                .body(person(1, null).encode())
                .post(series.people())
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("occurrence"))
                .body("errors[0].message", containsString("Choose the date"));
        given().get(series.page()).then().body(not(containsString("All dates")));
    }

    @Test
    void a_date_whose_deadline_has_passed_takes_nobody_while_others_do() {
        Series series = series("date", SEATS, 36 * 60);

        alice.api()
                .body(person(1, series.dates().get(0)).encode())
                .post(series.people())
                .then()
                .statusCode(409)
                .body("detail", containsString("for this date is closed"));
        assertThat(register(series, 1, series.dates().get(2))).isEqualTo("approved");
    }

    @Test
    void the_page_says_which_dates_are_full_and_takes_people_for_the_others() {
        Series series = series("date", 1);
        register(series, 0, series.dates().get(0));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                given().get(series.page())
                                        .then()
                                        .statusCode(200)
                                        .body(containsString("· waiting list</option>"))
                                        .body(containsString(">Register</button>")));
    }

    @Test
    void a_place_in_the_whole_series_is_asked_for_without_choosing() {
        Series series = series("series", SEATS);

        given().get(series.page())
                .then()
                .body(containsString("One registration for all 3 dates."))
                .body(not(containsString("Which date?")));
    }

    private String register(Series series, int each, String date) {
        return alice.api()
                .body(person(each, date).encode())
                .post(series.people())
                .then()
                .statusCode(201)
                .extract()
                .path("status");
    }

    private static JsonObject person(int each, String date) {
        return new JsonObject()
                .put("name", "Person " + each)
                .put("email", "person" + each + "@example.org")
                .put("occurrence", date);
    }

    private String id(Series series, int each) {
        return one(series, each).getString("items[0].id");
    }

    private String status(Series series, int each) {
        return one(series, each).getString("items[0].status");
    }

    private JsonPath one(Series series, int each) {
        return alice.api().get(series.people() + "?q=person" + each).jsonPath();
    }
}
