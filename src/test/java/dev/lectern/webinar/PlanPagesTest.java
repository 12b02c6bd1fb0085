package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.webinar.series.Series;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What the page for planning shows of a webinar comes back from it as it was. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PlanPagesTest {
    @Inject World world;

    @Test
    void a_zone_by_an_unusual_name_is_chosen_on_the_page() {
        Person alice = world.alice();
        String id = alice.makes(webinar().put("timezone", "EST5EDT"));

        alice.browser()
                .get("/webinars/{id}/edit", id)
                .then()
                .body(containsString("<option value=\"EST5EDT\" selected>"));
    }

    @Test
    void utc_is_kept_by_the_name_that_people_know() {
        var schedule = new Schedule(ZoneId.of("Etc/UTC"), Instant.EPOCH, 60, Series.ONCE);

        assertThat(schedule.zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void a_new_one_is_planned_and_started_in_the_zone_of_the_browser() {
        Person alice = world.alice();

        alice.browser()
                .cookie("zone", "Europe/Berlin")
                .get("/webinars/new")
                .then()
                .body(containsString("<option value=\"Europe/Berlin\" selected>"));
        startedNow(alice, form(alice).cookie("zone", "Europe/Berlin").formParam("title", "Now"))
                .body("timezone", equalTo("Europe/Berlin"))
                .body("startsAt", containsString(":00Z"));
    }

    /** What was opened at once by this form. */
    private static ValidatableResponse startedNow(Person alice, RequestSpecification form) {
        String room =
                form.formParam("maxParticipants", "5")
                        .post("/webinars/now")
                        .then()
                        .statusCode(303)
                        .extract()
                        .header("Location");
        return alice.api().get("/api/v1" + room.substring(room.indexOf("/webinars"))).then();
    }

    @Test
    void a_new_one_is_planned_and_started_in_the_language_of_the_house() {
        Person alice = world.alice();
        alice.form()
                .formParam("name", "Gärten")
                .formParam("accent", "#1F6F5C")
                .formParam("language", "de")
                .formParam("timezone", "Europe/Berlin")
                .post("/settings/workspace")
                .then()
                .statusCode(303);

        alice.browser()
                .get("/webinars/new")
                .then()
                .body(containsString("<option value=\"de\" selected>"));
        startedNow(alice, form(alice))
                .body("language", equalTo("de"))
                .body("title", containsString(" Uhr"));
    }

    @Test
    void the_seconds_of_a_start_stay_when_its_title_changes() {
        Person alice = world.alice();
        String id = alice.makes(webinar().put("startsAt", "2030-01-15T10:17:43Z"));

        alice.browser()
                .get("/webinars/{id}/edit", id)
                .then()
                .body(containsString("name=\"stood\" value=\"2030-01-15T10:17:43Z\""));
        saved(alice, id, "11:17", "2030-01-15T10:17:43Z", "10", "minutes")
                .body("title", equalTo("Other"))
                .body("startsAt", equalTo("2030-01-15T10:17:43Z"));
        saved(alice, id, "11:18", "2030-01-15T10:17:43Z", "10", "minutes")
                .body("startsAt", equalTo("2030-01-15T10:18:00Z"));
    }

    @Test
    void a_threshold_is_a_time_or_a_share_and_never_more_than_half() {
        Person alice = world.alice();
        String id = alice.makes(webinar().put("attendanceThresholdPercent", 30));

        alice.browser()
                .get("/webinars/{id}/edit", id)
                .then()
                .body(containsString("name=\"attendanceThreshold\" value=\"30\""))
                .body(containsString("<option value=\"percent\" selected>"));
        saved(alice, id, "11:00", "", "30", "percent")
                .body("attendanceThresholdPercent", equalTo(30))
                .body("attendanceThresholdSeconds", equalTo(1080));
        saved(alice, id, "11:00", "", "80", "percent")
                .body("attendanceThresholdPercent", equalTo(50))
                .body("attendanceThresholdSeconds", equalTo(1800));
        saved(alice, id, "11:00", "", "1.5", "minutes")
                .body("attendanceThresholdPercent", nullValue())
                .body("attendanceThresholdSeconds", equalTo(90));
        form(alice, "11:00", "", "many", "minutes")
                .post("/webinars/{id}/edit", id)
                .then()
                .statusCode(422)
                .body(containsString("attendanceThreshold-note"));
    }

    private static ValidatableResponse saved(
            Person alice, String id, String time, String stood, String threshold, String in) {
        form(alice, time, stood, threshold, in)
                .post("/webinars/{id}/edit", id)
                .then()
                .statusCode(303);
        return alice.api().get("/api/v1/webinars/{id}", id).then();
    }

    private static RequestSpecification form(
            Person alice, String time, String stood, String threshold, String in) {
        return form(alice)
                .formParam("title", "Other")
                .formParam("startsAt", "2030-01-15")
                .formParam("startTime", time)
                .formParam("timezone", "Europe/Berlin")
                .formParam("stood", stood)
                .formParam("durationMinutes", "60")
                .formParam("preset", "guest-webinar")
                .formParam("attendanceThreshold", threshold)
                .formParam("attendanceThresholdIn", in)
                .formParam("agreed", "save");
    }

    private static RequestSpecification form(Person alice) {
        return alice.form();
    }

    private static JsonObject webinar() {
        return new JsonObject()
                .put("title", "Planned")
                .put("startsAt", "2030-01-15T15:00:00Z")
                .put("timezone", "Europe/Berlin");
    }
}
