package dev.lectern.webinar;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** When a webinar begins that is made of a template or of another one. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class BegunAgainTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Inject World world;
    @Inject Clock clock;

    @Test
    void a_template_of_a_series_by_weekday_begins_on_the_next_day_of_its_rule() {
        Person alice = world.alice();
        ZonedDateTime next = inDays(3);
        String template = template(alice, alice.makes(series(next.plusWeeks(2), day(next))));

        begun(alice, template, new JsonObject())
                .statusCode(201)
                .body("startsAt", equalTo(next.with(LocalTime.of(10, 0)).toInstant().toString()))
                .body("occurrences", hasSize(4));
        alice.form()
                .post("/webinars/templates/" + template + "/begin")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/edit"));
    }

    @Test
    void what_is_said_over_a_template_counts_for_the_day_too() {
        Person alice = world.alice();
        ZonedDateTime next = inDays(3);
        String template = template(alice, alice.makes(series(next, day(next))));

        begun(alice, template, new JsonObject().put("recurrence", day(next.plusDays(1))))
                .statusCode(201)
                .body(
                        "startsAt",
                        equalTo(next.plusDays(1).with(LocalTime.of(10, 0)).toInstant().toString()));
        begun(alice, template, new JsonObject().put("recurrence", ""))
                .statusCode(201)
                .body("recurrence", nullValue());
        begun(alice, template, new JsonObject().put("recurrence", "FREQ=OFTEN"))
                .statusCode(422)
                .body("errors[0].field", equalTo("recurrence"));
        begun(alice, template, new JsonObject().put("startsAt", next.plusDays(1).toInstant()))
                .statusCode(422)
                .body("errors[0].field", equalTo("recurrence"));
    }

    @Test
    void a_copy_of_a_series_by_weekday_of_the_month_begins_on_such_a_day() {
        Person alice = world.alice();
        String tuesdays =
                alice.makes(
                        series(
                                ZonedDateTime.parse("2030-01-15T10:00:00+01:00"),
                                "FREQ=MONTHLY;BYDAY=3TU;COUNT=3"));

        copied(alice, tuesdays)
                .statusCode(201)
                .body("startsAt", equalTo("2030-02-19T09:00:00Z"))
                .body("occurrences[1].startsAt", equalTo("2030-03-19T09:00:00Z"));
        alice.form()
                .post("/webinars/" + tuesdays + "/duplicate")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/edit"));
    }

    @Test
    void a_copy_of_a_series_that_ends_on_a_day_has_as_many_dates() {
        Person alice = world.alice();
        String evenings =
                alice.makes(
                        series(
                                ZonedDateTime.parse("2030-01-15T10:00:00+01:00"),
                                "FREQ=DAILY;UNTIL=20300118"));

        copied(alice, evenings)
                .statusCode(201)
                .body("startsAt", equalTo("2030-01-22T09:00:00Z"))
                .body("recurrence", equalTo("FREQ=DAILY;COUNT=4"))
                .body("occurrences", hasSize(4));
    }

    @Test
    void a_copy_of_what_is_still_to_come_is_a_week_later() {
        Person alice = world.alice();
        String one =
                alice.makes(
                        new JsonObject()
                                .put("title", "Roses")
                                .put("startsAt", "2030-10-23T10:00:00+02:00")
                                .put("timezone", "Europe/Berlin")
                                .put("durationMinutes", 60));

        copied(alice, one).statusCode(201).body("startsAt", equalTo("2030-10-30T09:00:00Z"));
    }

    private ZonedDateTime inDays(int days) {
        return LocalDate.now(clock.withZone(BERLIN)).plusDays(days).atTime(18, 0).atZone(BERLIN);
    }

    /** The rule for the day of the week of this date. */
    private static String day(ZonedDateTime date) {
        return "FREQ=WEEKLY;BYDAY=" + date.getDayOfWeek().name().substring(0, 2) + ";COUNT=4";
    }

    private static JsonObject series(ZonedDateTime start, String rule) {
        return new JsonObject()
                .put("title", "Evenings")
                .put("startsAt", start.toInstant().toString())
                .put("timezone", "Europe/Berlin")
                .put("durationMinutes", 60)
                .put("recurrence", rule);
    }

    private static String template(Person alice, String webinar) {
        return alice.api()
                .body(new JsonObject().put("webinar", webinar).encode())
                .post("/api/v1/templates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse begun(Person alice, String template, JsonObject said) {
        return alice.api()
                .body(said.encode())
                .post("/api/v1/templates/" + template + "/webinars")
                .then();
    }

    private static ValidatableResponse copied(Person alice, String webinar) {
        return alice.api().post("/api/v1/webinars/" + webinar + "/duplicate").then();
    }
}
