package dev.lectern.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever was told a time is told that it changed, in the words that fit them. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class NewTimeTest {
    private static final String NEW_TIME = "New time: Growing roses";

    @Inject World world;

    private Person alice;
    private Talks talks;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
        talks = new Talks(alice);
    }

    @Test
    void who_waits_hears_of_a_new_time_without_a_link_into_the_room() {
        UUID webinar = talks.publish(soon(), registration("capacity", 1));
        talks.register(webinar, "Carol", "carol@example.com");
        talks.register(webinar, "Dave", "dave@example.com");

        move(webinar);

        JsonObject carols = talks.mail(NEW_TIME, "carol@example.com");
        JsonObject daves = talks.mail(NEW_TIME, "dave@example.com");
        assertThat(carols.getString("text")).contains("/join/");
        assertThat(daves.getString("text"))
                .contains("You are still on the waiting list.", "/place/")
                .doesNotContain("/join/");
        assertThat(daves.getJsonArray("attachments", new JsonArray())).isEmpty();
    }

    @Test
    void whom_a_seat_is_offered_hears_of_a_new_time() {
        UUID webinar = talks.publish(soon(), registration("capacity", 1));
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        talks.register(webinar, "Dave", "dave@example.com");
        alice.api()
                .post("/api/v1/webinars/" + webinar + "/registrations/" + carol + "/cancel")
                .then()
                .statusCode(200);
        talks.mail("A seat is free for you: Growing roses", "dave@example.com");

        move(webinar);

        assertThat(talks.mail(NEW_TIME, "dave@example.com").getString("text"))
                .contains("The seat that was offered to you is kept until")
                .doesNotContain("/join/");
        assertThat(talks.mails(NEW_TIME, "carol@example.com")).isEmpty();
    }

    @Test
    void who_is_not_decided_about_hears_of_a_new_time() {
        UUID webinar = talks.publish(soon(), registration("autoApprove", false));
        talks.register(webinar, "Carol", "carol@example.com");

        move(webinar);

        assertThat(talks.mail(NEW_TIME, "carol@example.com").getString("text"))
                .contains("The host has not decided about your registration yet.")
                .doesNotContain("/join/");
    }

    @Test
    void those_on_stage_read_which_date_of_a_series_is_meant() {
        JsonPath series =
                alice.made(
                        new JsonObject()
                                .put("title", "Growing roses")
                                .put("startsAt", soon().toString())
                                .put("timezone", "Europe/Berlin")
                                .put("durationMinutes", 60)
                                .put("recurrence", "FREQ=DAILY;COUNT=4")
                                .put("publish", true));
        String webinar = "/api/v1/webinars/" + series.getString("id");
        List<String> dates = series.getList("occurrences.id");
        Instant second = Instant.parse(series.getString("occurrences[1].startsAt"));
        alice.api()
                .body("{\"name\": \"Bob\", \"email\": \"bob@example.com\"}")
                .post(webinar + "/people")
                .then()
                .statusCode(201);

        alice.api().post(webinar + "/cancel?occurrence=" + dates.get(2)).then().statusCode(200);
        alice.api()
                .body(
                        new JsonObject()
                                .put("startsAt", second.plusSeconds(3600).toString())
                                .encode())
                .patch(webinar + "?occurrence=" + dates.get(1))
                .then()
                .statusCode(200);

        assertThat(
                        talks.mail("One date is cancelled: Growing roses", "bob@example.com")
                                .getString("text"))
                .contains("The other dates stand");
        assertThat(
                        talks.mail("New time for one date: Growing roses", "bob@example.com")
                                .getString("text"))
                .contains("a date of “Growing roses” has another time");
    }

    @Test
    void a_series_that_becomes_a_single_webinar_still_takes_place() {
        UUID webinar =
                talks.publish(soon(), new JsonObject().put("recurrence", "FREQ=DAILY;COUNT=3"));
        talks.register(webinar, "Carol", "carol@example.com");
        talks.ask(webinar, "Bob", "bob@example.com");
        talks.mail("Your place: Growing roses", "carol@example.com");

        talks.change(webinar, new JsonObject().putNull("recurrence"));

        for (String somebody : List.of("carol@example.com", "bob@example.com")) {
            JsonObject mail = talks.mail("Dates are cancelled: Growing roses", somebody);
            assertThat(mail.getString("text")).contains("The other date stands: ");
            assertThat(Talks.calendar(mail))
                    .contains("METHOD:REQUEST")
                    .containsOnlyOnce("BEGIN:VEVENT")
                    .doesNotContain("STATUS:CANCELLED", "RRULE:FREQ=DAILY");
        }
    }

    @Test
    void a_series_of_which_the_last_date_is_called_off_leaves_the_calendar() {
        UUID webinar =
                talks.publish(soon(), new JsonObject().put("recurrence", "FREQ=DAILY;COUNT=2"));
        talks.register(webinar, "Carol", "carol@example.com");
        String one = "/api/v1/webinars/" + webinar;
        String first = alice.api().get(one).path("occurrences[0].id");
        talks.mail("Your place: Growing roses", "carol@example.com");

        alice.api()
                .post(one + "/cancel?occurrence=" + first + "&scope=following")
                .then()
                .statusCode(200);

        JsonObject mail = talks.mail("Cancelled: Growing roses", "carol@example.com");
        assertThat(Talks.calendar(mail)).contains("METHOD:CANCEL");
    }

    @Test
    void a_whole_series_moved_is_more_than_one_date() {
        UUID webinar =
                talks.publish(soon(), new JsonObject().put("recurrence", "FREQ=DAILY;COUNT=3"));
        talks.register(webinar, "Carol", "carol@example.com");
        talks.ask(webinar, "Bob", "bob@example.com");

        talks.change(
                webinar, new JsonObject().put("startsAt", soon().plusSeconds(3600).toString()));

        for (String somebody : List.of("carol@example.com", "bob@example.com")) {
            String text = talks.mail("New times: Growing roses", somebody).getString("text");
            assertThat(text.split("Berlin\\)", -1)).hasSize(4);
            assertThat(text).doesNotContain("a date of", "more date");
        }
    }

    @Test
    void a_date_that_comes_back_at_its_hour_has_no_other_time() {
        UUID webinar =
                talks.publish(soon(), new JsonObject().put("recurrence", "FREQ=DAILY;COUNT=3"));
        talks.register(webinar, "Carol", "carol@example.com");
        talks.change(webinar, new JsonObject().put("recurrence", "FREQ=DAILY;COUNT=2"));
        String off =
                talks.mail("One date is cancelled: Growing roses", "carol@example.com")
                        .getString("text");

        talks.change(webinar, new JsonObject().put("recurrence", "FREQ=DAILY;COUNT=3"));

        String back =
                talks.mail("It takes place after all: Growing roses", "carol@example.com")
                        .getString("text");
        assertThat(back).doesNotContain("another time").contains("and 2 more dates");
        assertThat(off).doesNotContain("more date").contains("The other dates stand.");
    }

    @Test
    void what_is_off_or_declined_offers_nothing_to_change() {
        UUID webinar = talks.publish(soon(), registration("autoApprove", false));
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        talks.register(webinar, "Dave", "dave@example.com");
        String one = "/api/v1/webinars/" + webinar;

        alice.api().post(one + "/registrations/" + carol + "/decline").then().statusCode(200);
        alice.api().post(one + "/cancel").then().statusCode(200);

        JsonObject declined =
                talks.mail("Your registration for Growing roses", "carol@example.com");
        JsonObject cancelled = talks.mail("Cancelled: Growing roses", "dave@example.com");
        assertThat(declined.getString("text")).doesNotContain("Change or cancel");
        assertThat(cancelled.getString("text")).doesNotContain("Change or cancel");
    }

    private void move(UUID webinar) {
        alice.api()
                .body(
                        new JsonObject()
                                .put("startsAt", soon().plus(Duration.ofDays(1)).toString())
                                .encode())
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200);
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofDays(3));
    }

    private static JsonObject registration(String name, Object value) {
        return new JsonObject().put("registration", new JsonObject().put(name, value));
    }
}
