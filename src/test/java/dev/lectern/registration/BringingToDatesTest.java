package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host brings people to single dates of a series. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class BringingToDatesTest {
    @Inject World world;
    @Inject Clock clock;

    private Person alice;
    private String webinar;
    private List<String> dates;

    @BeforeEach
    void alice_hosts_a_series() {
        alice = world.alice();
        series(new JsonObject().put("scope", "date").put("capacity", 1).put("waitlist", false));
    }

    private void series(JsonObject registration) {
        JsonObject talk =
                new JsonObject()
                        .put("title", "Every day")
                        .put("startsAt", clock.instant().plus(Duration.ofDays(1)).toString())
                        .put("timezone", "Europe/Berlin")
                        .put("durationMinutes", 30)
                        .put("recurrence", "FREQ=DAILY;COUNT=3")
                        .put("registration", registration)
                        .put("publish", true);
        JsonPath made = alice.made(talk);
        webinar = made.getString("id");
        dates = made.getList("occurrences.id");
    }

    @Test
    void each_row_comes_to_the_date_that_it_names() {
        String file =
                "email,occurrence\na@x.example,%s\nb@x.example,%s\n"
                        .formatted(dates.get(1), dates.get(2));

        bring("", file).body("added", equalTo(2)).body("problems", hasSize(0));

        assertThat(comesTo("a")).isEqualTo(dates.get(1));
        assertThat(comesTo("b")).isEqualTo(dates.get(2));
    }

    @Test
    void whose_row_names_none_comes_to_the_date_of_the_request() {
        bring("?occurrence=" + dates.get(2), "email\na@x.example\n").body("added", equalTo(1));

        assertThat(comesTo("a")).isEqualTo(dates.get(2));
    }

    @Test
    void a_date_that_is_unknown_over_or_full_keeps_out_its_row_with_a_reason() {
        alice.api()
                .post("/api/v1/webinars/" + webinar + "/cancel?occurrence=" + dates.get(0))
                .then()
                .statusCode(200);
        String file =
                "email,occurrence\na@x.example,%s\nb@x.example,tomorrow\n"
                        + "c@x.example,%s\nd@x.example,%s\n";
        file = file.formatted(dates.get(0), dates.get(1), dates.get(1));

        for (String query : List.of("?preview=true", "")) {
            bring(query, file)
                    .body("wrong", equalTo(2))
                    .body("full", equalTo(1))
                    .body("problems.line", contains(2, 3, 5))
                    .body("problems[0].message", containsString("over or called off"))
                    .body("problems[1].message", containsString("“tomorrow” is none of"))
                    .body("problems[2].message", containsString("All seats of this date"));
        }

        assertThat(comesTo("c")).isEqualTo(dates.get(1));
    }

    @Test
    void a_preview_says_how_many_would_be_added_and_adds_nobody() {
        series(new JsonObject().put("scope", "date").put("capacity", 1));

        bring("?preview=true", "email\na@x.example\nb@x.example\n")
                .body("added", equalTo(0))
                .body("ready", equalTo(2))
                .body("waiting", equalTo(1));

        alice.api().get(people()).then().body("total", equalTo(0));
    }

    @Test
    void what_was_exported_is_known_when_it_is_brought_in_again() {
        bring("?occurrence=" + dates.get(1), "email\na@x.example\n");
        String csv = alice.api().get(people() + ".csv").asString();

        bring("", csv).body("known", equalTo(1)).body("added", equalTo(0));
    }

    @Test
    void who_gave_up_all_dates_and_comes_to_one_takes_one_seat_when_a_list_brings_them_to_all() {
        series(new JsonObject().put("capacity", 2));
        bring("", "email,occurrence\na@x.example,all\n").body("added", equalTo(1));
        String all = alice.api().get(people()).then().extract().path("items[0].id");
        alice.api().post(people() + "/" + all + "/cancel").then().statusCode(200);
        bring("?occurrence=" + dates.get(1), "email\na@x.example\n").body("added", equalTo(1));

        bring("", "email,occurrence\na@x.example,all\n").body("added", equalTo(1));

        alice.api()
                .get(people() + "?status=approved")
                .then()
                .body("items.id", contains(all))
                .body("items[0].occurrence", equalTo(null));
        bring("?occurrence=" + dates.get(1), "email\nb@x.example\n").body("waiting", equalTo(0));
        assertThat(comesTo("b")).isEqualTo(dates.get(1));
    }

    @Test
    void a_date_of_another_webinar_is_refused() {
        String foreign = dates.get(0);
        series(new JsonObject());

        alice.api()
                .body("email\na@x.example\n")
                .post(people() + "/import?occurrence=" + foreign)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("occurrence"));
    }

    @Test
    void somebody_added_by_hand_comes_to_the_date_chosen() {
        add(dates.get(1)).statusCode(303);

        assertThat(comesTo("carol")).isEqualTo(dates.get(1));
        add("nonsense").statusCode(422).body(containsString("carol@x.example"));
        alice.browser()
                .get("/webinars/" + webinar + "?tab=people")
                .then()
                .body(containsString("name=\"occurrence\""))
                .body(containsString(dates.get(2)))
                .body(not(containsString("<option value=\"\">")));
    }

    @Test
    void for_whom_there_is_no_seat_stays_on_the_page_as_typed() {
        add(dates.get(1)).statusCode(303);

        alice.form()
                .formParam("name", "Dave")
                .formParam("email", "dave@x.example")
                .formParam("occurrence", dates.get(1))
                .post("/webinars/" + webinar + "/people/add")
                .then()
                .statusCode(422)
                .body(containsString("All seats of this date are taken"))
                .body(containsString("dave@x.example"));
    }

    @Test
    void nobody_is_added_to_what_is_not_announced() {
        String start = clock.instant().plus(Duration.ofDays(1)).toString();
        webinar = alice.makes(new JsonObject().put("title", "A draft").put("startsAt", start));

        add("").statusCode(409).body(containsString("Publish the webinar first"));
        alice.browser()
                .get("/webinars/" + webinar + "?tab=people")
                .then()
                .body(not(containsString("people/add")));
    }

    @Test
    void a_host_sees_what_somebody_has_at_other_dates() {
        add(dates.get(1)).statusCode(303);
        add(dates.get(2)).statusCode(303);
        List<String> places = alice.api().get(people()).path("items.id");

        alice.browser()
                .get("/webinars/" + webinar + "/people/" + places.get(0))
                .then()
                .body(containsString("/people/" + places.get(1)))
                .body(containsString("That holds for all their dates."));
    }

    @Test
    void who_brings_somebody_is_noted_without_their_name() {
        add(dates.get(1)).statusCode(303);
        alice.api()
                .body(
                        new JsonObject()
                                .put("name", "Dave")
                                .put("email", "dave@x.example")
                                .put("occurrence", dates.get(2))
                                .encode())
                .post(people())
                .then()
                .statusCode(201);

        String log = alice.api().get("/api/v1/audit").asString();

        assertThat(log.split("registration.added", -1)).hasSize(3);
        assertThat(log).doesNotContain("carol@x.example", "dave@x.example");
    }

    private ValidatableResponse bring(String query, String file) {
        return alice.api()
                .contentType("text/csv; charset=UTF-8")
                .body(file)
                .post(people() + "/import" + query)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse add(String date) {
        return alice.form()
                .formParam("name", "Carol")
                .formParam("email", "carol@x.example")
                .formParam("occurrence", date)
                .post("/webinars/" + webinar + "/people/add")
                .then();
    }

    private String comesTo(String words) {
        return alice.api().get(people() + "?q=" + words).path("items[0].occurrence");
    }

    private String people() {
        return "/api/v1/webinars/" + webinar + "/registrations";
    }
}
