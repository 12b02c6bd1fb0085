package dev.lectern.webinar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A series changed by one of its dates: Wednesdays at ten in Berlin, across both clock changes. */
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
    void who_comes_to_all_hears_once_of_many_dates_and_who_comes_to_one_of_theirs() {
        Person alice = world.alice();
        String series = series(alice);
        register(alice, series, "carol@example.org", null);
        register(alice, series, "dave@example.org", date(alice, series, 2));
        register(alice, series, "erin@example.org", date(alice, series, 0));
        settled(alice, "carol@example.org", 1);
        settled(alice, "dave@example.org", 1);
        settled(alice, "erin@example.org", 1);

        patch(alice, series, date(alice, series, 1), "following", at("2030-10-30T12:00:00+01:00"))
                .statusCode(200);

        settled(alice, "carol@example.org", 2);
        settled(alice, "dave@example.org", 2);
        String calendar = newestCalendar(alice, "carol@example.org");
        assertThat(calendar)
                .contains("RRULE:FREQ=WEEKLY;COUNT=4")
                .contains("RECURRENCE-ID;TZID=Europe/Berlin:20301030T100000")
                .contains("DTSTART;TZID=Europe/Berlin:20301030T120000")
                .contains("RECURRENCE-ID;TZID=Europe/Berlin:20301113T100000");
        assertThat(Mails.countTo(alice, "carol@example.org")).isEqualTo(2);
        assertThat(Mails.countTo(alice, "erin@example.org")).isEqualTo(1);
    }

    @Test
    void a_date_called_off_leaves_the_calendar_and_the_series_stays_in_it() {
        Person alice = world.alice();
        String series = series(alice);
        register(alice, series, "carol@example.org", null);
        settled(alice, "carol@example.org", 1);

        alice.api()
                .post(
                        "/api/v1/webinars/{id}/cancel?occurrence={date}",
                        series,
                        date(alice, series, 1))
                .then()
                .statusCode(200);

        settled(alice, "carol@example.org", 2);
        assertThat(newestCalendar(alice, "carol@example.org"))
                .contains("METHOD:REQUEST")
                .contains("RRULE:FREQ=WEEKLY;COUNT=4")
                .contains("EXDATE;TZID=Europe/Berlin:20301030T100000")
                .doesNotContain("STATUS:CANCELLED");
    }

    @Test
    void a_day_that_is_excepted_stands_in_the_calendar_as_such() {
        Person alice = world.alice();
        String id =
                alice.api()
                        .body(
                                wish("2030-10-23T10:00:00+02:00")
                                        .put("exceptions", List.of("2030-11-06"))
                                        .encode())
                        .post("/api/v1/webinars")
                        .path("id");
        register(alice, id, "carol@example.org", null);
        settled(alice, "carol@example.org", 1);

        assertThat(newestCalendar(alice, "carol@example.org"))
                .contains("RRULE:FREQ=WEEKLY;COUNT=4")
                .contains("EXDATE;TZID=Europe/Berlin:20301106T100000");
    }

    @Test
    void a_cancelled_series_is_told_once() {
        Person alice = world.alice();
        String series = series(alice);
        register(alice, series, "carol@example.org", null);
        settled(alice, "carol@example.org", 1);

        alice.api().post("/api/v1/webinars/{id}/cancel", series).then().statusCode(200);

        settled(alice, "carol@example.org", 2);
        assertThat(newestCalendar(alice, "carol@example.org"))
                .contains("METHOD:CANCEL")
                .contains("RRULE:FREQ=WEEKLY;COUNT=4");
        assertThat(Mails.countTo(alice, "carol@example.org")).isEqualTo(2);
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

    private static RequestSpecification form(Person alice, String time, String scope) {
        return Forms.filled()
                .cookie("lectern", alice.cookie())
                .redirects()
                .follow(false)
                .formParam("version", "1")
                .formParam("startsAt", "2030-10-30")
                .formParam("startTime", time)
                .formParam("durationMinutes", "60")
                .formParam("scope", scope);
    }

    private static String start(Person alice, String id, int number) {
        return alice.api()
                .get("/api/v1/webinars/{id}", id)
                .path("occurrences[" + number + "].startsAt");
    }

    private static JsonObject at(String start) {
        return new JsonObject().put("startsAt", start);
    }

    private static ValidatableResponse patch(
            Person who, String id, String date, String scope, JsonObject body) {
        return who.api()
                .body(body.encode())
                .patch("/api/v1/webinars/{id}?occurrence={date}&scope={scope}", id, date, scope)
                .then();
    }

    private static String date(Person alice, String id, int number) {
        return alice.api().get("/api/v1/webinars/{id}", id).path("occurrences[" + number + "].id");
    }

    private static String series(Person alice) {
        return series(alice, "2030-10-23T10:00:00+02:00");
    }

    private static String series(Person alice, String start) {
        return alice.api()
                .body(wish(start).encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonObject wish(String start) {
        return new JsonObject()
                .put("title", "Wednesdays")
                .put("startsAt", start)
                .put("timezone", "Europe/Berlin")
                .put("durationMinutes", 60)
                .put("recurrence", "FREQ=WEEKLY;COUNT=4")
                .put("publish", true);
    }

    private static void register(Person alice, String id, String email, String date) {
        alice.api()
                .body(
                        new JsonObject()
                                .put("email", email)
                                .put("name", "Somebody")
                                .put("occurrence", date)
                                .encode())
                .post("/api/v1/webinars/{id}/registrations", id)
                .then()
                .statusCode(201);
    }

    private static void settled(Person alice, String address, int mails) {
        await().atMost(Duration.ofSeconds(20)).until(() -> Mails.countTo(alice, address) == mails);
    }

    private static String newestCalendar(Person alice, String address) {
        String id =
                alice.api()
                        .get("/api/v1/mailbox")
                        .path("items.find { it.to == '" + address + "' }.id");
        String content = alice.api().get("/api/v1/mailbox/{id}", id).path("attachments[0].content");
        return new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8)
                .replace("\r\n ", "");
    }
}
