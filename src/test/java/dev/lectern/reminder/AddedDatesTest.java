package dev.lectern.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes to all dates hears of new ones, and gets them into the calendar. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class AddedDatesTest {
    private static final String CAROL = "carol@example.com";
    private static final String DAVE = "dave@example.com";
    private static final String EVE = "eve@example.com";
    private static final String BOB = "bob@example.com";
    private static final String PLACE = "Your place: Growing roses";
    private static final String NEW_DATES = "New dates: Growing roses";
    private static final String NEW_DATE = "A new date: Growing roses";

    @Inject World world;

    private Person alice;
    private Talks talks;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
        talks = new Talks(alice);
    }

    @Test
    void a_single_webinar_that_becomes_a_series_puts_its_new_dates_into_calendars() {
        UUID webinar = talks.publish(soon(), new JsonObject());
        talks.register(webinar, "Carol", CAROL);
        talks.ask(webinar, "Bob", BOB);
        String before = Talks.calendar(talks.mail(PLACE, CAROL));

        talks.change(webinar, daily(4));

        JsonObject mail = talks.mail(NEW_DATES, CAROL);
        assertThat(mail.getString("text"))
                .contains("You have a place in all of them.", "and 1 more date", "/join/");
        assertThat(mail.getString("text").split("Berlin\\)", -1)).hasSize(4);
        String after = Talks.calendar(mail);
        assertThat(after).contains("METHOD:REQUEST", "RRULE:FREQ=DAILY;COUNT=4");
        assertThat(line("UID", after)).isEqualTo(line("UID", before));
        assertThat(sequence(after)).isGreaterThan(sequence(before));
        assertThat(Talks.calendar(talks.mail(NEW_DATES, BOB))).contains("RRULE:FREQ=DAILY;COUNT=4");
        assertThat(talks.mails(NEW_DATES, CAROL)).hasSize(1);
        assertThat(talks.mailsTo(CAROL)).isEqualTo(2);
    }

    @Test
    void who_comes_to_one_date_or_waits_is_not_mailed_that_a_series_is_longer() {
        UUID webinar =
                talks.publish(
                        soon(),
                        daily(3).put("registration", new JsonObject().put("autoApprove", false)));
        approved(webinar, new JsonObject().put("name", "Carol").put("email", CAROL));
        approved(
                webinar,
                new JsonObject()
                        .put("name", "Dave")
                        .put("email", DAVE)
                        .put("occurrence", date(webinar, 0)));
        talks.register(webinar, "Eve", EVE);
        preview(webinar, daily(4))
                .body("mails", equalTo(1))
                .body("effects[0].kind", equalTo("added"))
                .body("effects[0].people", equalTo(1))
                .body("effects[0].sentence", startsWith("Mailed to 1 person: there are new dates"));

        talks.change(webinar, daily(4));

        JsonObject mail = talks.mail(NEW_DATE, CAROL);
        assertThat(mail.getString("text")).contains("takes place once more: ", "and 3 more dates");
        assertThat(Talks.calendar(mail)).contains("RRULE:FREQ=DAILY;COUNT=4");
        alice.api().post("/api/v1/webinars/" + webinar + "/cancel").then().statusCode(200);
        for (String somebody : List.of(DAVE, EVE)) {
            talks.mail("Cancelled: Growing roses", somebody);
            assertThat(talks.mails(NEW_DATE, somebody)).as(somebody).isEmpty();
        }
    }

    @Test
    void new_dates_that_come_with_a_new_time_stand_in_one_mail() {
        UUID webinar = talks.publish(soon(), new JsonObject());
        talks.register(webinar, "Carol", CAROL);
        talks.ask(webinar, "Bob", BOB);
        JsonObject change = daily(3).put("startsAt", soon().plusSeconds(7200).toString());
        preview(webinar, change)
                .body("mails", equalTo(2))
                .body("effects[1].kind", equalTo("added"))
                .body("effects[1].sentence", containsString("The mail about the new time names"));

        talks.change(webinar, change);

        for (String somebody : List.of(CAROL, BOB)) {
            JsonObject mail = talks.mail("New times: Growing roses", somebody);
            assertThat(mail.getString("text").split("Berlin\\)", -1)).hasSize(4);
            assertThat(Talks.calendar(mail)).contains("RRULE:FREQ=DAILY;COUNT=3");
            assertThat(talks.mailsTo(somebody)).as(somebody).isEqualTo(2);
        }
    }

    @Test
    void dates_that_come_back_and_new_ones_stand_in_one_mail() {
        UUID webinar = talks.publish(soon(), daily(3));
        talks.register(webinar, "Carol", CAROL);
        talks.change(webinar, daily(2));
        talks.mail("One date is cancelled: Growing roses", CAROL);

        talks.change(webinar, daily(5));

        JsonObject mail = talks.mail(NEW_DATES, CAROL);
        assertThat(mail.getString("text"))
                .contains("takes place on more dates: ", "and 2 more dates")
                .doesNotContain("other times", "another time");
        assertThat(Talks.calendar(mail)).contains("RRULE:FREQ=DAILY;COUNT=5");
        assertThat(talks.mailsTo(CAROL)).isEqualTo(3);
    }

    @Test
    void a_mail_about_new_dates_that_is_switched_off_is_neither_promised_nor_sent() {
        UUID webinar = talks.publish(soon(), daily(2));
        talks.register(webinar, "Carol", CAROL);
        talks.ask(webinar, "Bob", BOB);
        preview(webinar, daily(3)).body("mails", equalTo(2));
        switchOff(webinar, "added");
        switchOff(webinar, "stage-added");
        switchOff(webinar, "moved");

        preview(webinar, daily(3))
                .body("mails", equalTo(0))
                .body("effects[0].sentence", containsString("Nobody is mailed about it."));
        preview(webinar, new JsonObject().put("startsAt", soon().plusSeconds(7200).toString()))
                .body("mails", equalTo(1));
        talks.change(webinar, daily(3));

        alice.api().post("/api/v1/webinars/" + webinar + "/cancel").then().statusCode(200);
        for (String somebody : List.of(CAROL, BOB)) {
            talks.mail("Cancelled: Growing roses", somebody);
            assertThat(talks.mails(NEW_DATE, somebody)).as(somebody).isEmpty();
        }
    }

    @Test
    void who_stands_on_stage_and_is_registered_is_counted_and_mailed_once() {
        UUID webinar = talks.publish(soon(), daily(2));
        talks.register(webinar, "Bob", BOB);
        talks.ask(webinar, "Bob", BOB);
        preview(webinar, daily(3)).body("mails", equalTo(1));

        talks.change(webinar, daily(3));

        assertThat(talks.mail(NEW_DATE, BOB).getString("text"))
                .contains("the attached entry holds all dates");
        alice.api().post("/api/v1/webinars/" + webinar + "/cancel").then().statusCode(200);
        talks.mail("Cancelled: Growing roses", BOB);
        assertThat(talks.mails(NEW_DATE, BOB)).hasSize(1);
    }

    @Test
    void new_dates_are_told_in_the_language_of_the_webinar() {
        UUID webinar = talks.publish(soon(), new JsonObject().put("language", "de"));
        talks.register(webinar, "Carol", CAROL);
        talks.ask(webinar, "Bob", BOB);

        talks.change(webinar, daily(3));

        assertThat(talks.mail("Weitere Termine: Growing roses", CAROL).getString("text"))
                .contains("Sie haben in allen einen Platz.");
        assertThat(talks.mail("Weitere Termine: Growing roses", BOB).getString("text"))
                .contains("der angehängte Eintrag enthält alle Termine");
    }

    private void approved(UUID webinar, JsonObject person) {
        String id = talks.register(webinar, person);
        alice.api()
                .post("/api/v1/webinars/" + webinar + "/registrations/" + id + "/approve")
                .then()
                .statusCode(200);
    }

    private void switchOff(UUID webinar, String kind) {
        alice.api()
                .body("{\"sent\": false}")
                .put("/api/v1/webinars/" + webinar + "/mails/" + kind)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse preview(UUID webinar, JsonObject change) {
        return alice.api()
                .body(change.encode())
                .patch("/api/v1/webinars/" + webinar + "?preview=true")
                .then()
                .statusCode(200);
    }

    private String date(UUID webinar, int place) {
        return alice.api().get("/api/v1/webinars/" + webinar).path("occurrences[" + place + "].id");
    }

    private static String line(String name, String calendar) {
        Matcher found = Pattern.compile("\r\n" + name + ":([^\r]+)").matcher(calendar);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private static int sequence(String calendar) {
        return Integer.parseInt(line("SEQUENCE", calendar));
    }

    private static JsonObject daily(int count) {
        return new JsonObject().put("recurrence", "FREQ=DAILY;COUNT=" + count);
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofDays(3));
    }
}
