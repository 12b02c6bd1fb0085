package dev.lectern.reminder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class MailsTest {
    @Inject World world;
    @Inject Pool database;

    private Person alice;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
    }

    @Test
    void moving_a_webinar_mails_a_calendar_entry_that_replaces_the_earlier_one() {
        String webinar = publish(Instant.now().plus(Duration.ofDays(3)), "");
        register(webinar, "carol@example.com");
        String carol =
                alice.api()
                        .get("/api/v1/webinars/" + webinar + "/registrations")
                        .path("items[0].id");
        String first = calendar(mail("Your place: Growing roses"));

        alice.api()
                .body(new JsonObject().put("startsAt", inDays(5)).encode())
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200);

        String second = calendar(mail("New time: Growing roses"));
        assertThat(first).contains("METHOD:REQUEST", "SEQUENCE:0");
        assertThat(second).contains("METHOD:REQUEST", "SEQUENCE:1");
        assertThat(line(first, "UID")).isEqualTo("UID:" + carol);
        assertThat(line(second, "UID")).isEqualTo("UID:" + carol);
        assertThat(line(first, "DTSTART")).isNotEqualTo(line(second, "DTSTART"));
    }

    @Test
    void cancelling_a_webinar_takes_it_out_of_calendars() {
        String webinar = publish(Instant.now().plus(Duration.ofDays(3)), "");
        register(webinar, "carol@example.com");

        alice.api().post("/api/v1/webinars/" + webinar + "/cancel").then().statusCode(200);

        assertThat(calendar(mail("Cancelled: Growing roses")))
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1");
    }

    @Test
    void cancelling_what_is_live_tells_whom_it_foresaw() {
        String webinar = publish(Instant.now().plus(Duration.ofHours(1)), "");
        register(webinar, "carol@example.com");
        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);

        alice.api()
                .post("/api/v1/webinars/" + webinar + "/cancel?preview=true")
                .then()
                .statusCode(200)
                .body("mails", equalTo(1));
        alice.api()
                .get("/api/v1/webinars/" + webinar)
                .then()
                .body("occurrences[0].state", equalTo("live"));
        alice.api().post("/api/v1/webinars/" + webinar + "/cancel").then().statusCode(200);

        JsonObject told = mail("Cancelled: Growing roses");
        assertThat(told.getString("to")).isEqualTo("carol@example.com");
        assertThat(calendar(told)).contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1");
    }

    @Test
    void a_reminder_goes_at_its_hour_to_those_who_come() {
        String webinar =
                publish(
                        Instant.now().plus(Duration.ofMinutes(15)).plusSeconds(6),
                        ", \"reminders\": [1440, 15]");
        register(webinar, "carol@example.com");
        String dave = register(webinar, "dave@example.com");
        alice.api()
                .post("/api/v1/webinars/" + webinar + "/registrations/" + dave + "/cancel")
                .then()
                .statusCode(200);

        JsonObject reminder = mail("in 15 minutes: Growing roses");

        assertThat(reminder.getString("to")).isEqualTo("carol@example.com");
        assertThat(reminder.getString("text")).contains("/join/");
        assertThat(reminder.getJsonObject("headers").getString("List-Unsubscribe")).isNotBlank();
        assertThat(mails("in 15 minutes: Growing roses")).hasSize(1);
    }

    @Test
    void going_live_tells_those_who_were_not_mailed_a_moment_ago_and_tells_them_once() {
        String webinar = publish(Instant.now().plus(Duration.ofHours(1)), "");
        String carol = register(webinar, "carol@example.com");
        register(webinar, "late@example.com");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> mails("Your place: Growing roses").size() == 2);
        database.preparedQuery(
                        """
                        update mail set created_at = created_at - interval '1 hour',
                            sent_at = sent_at - interval '1 hour'
                        where reference = $1
                        """)
                .executeAndAwait(Tuple.of("registration:" + carol));

        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);

        assertThat(mail("We are live: Growing roses").getString("to"))
                .isEqualTo("carol@example.com");
        assertThat(mails("We are live: Growing roses")).hasSize(1);
    }

    @Test
    void a_person_sees_edits_and_cancels_their_place_by_the_link_of_the_mail() {
        String webinar = publish(Instant.now().plus(Duration.ofDays(3)), "");
        register(webinar, "carol@example.com");
        String place = link(mail("Your place: Growing roses"), "/place/");

        given().get(place).then().statusCode(200).body(containsString("You have a place"));
        Forms.filled()
                .formParam("name", "Carol Smith")
                .formParam("mobile", "nonsense")
                .post(place)
                .then()
                .statusCode(422)
                .body(containsString("value=\"nonsense\""));
        Forms.filled()
                .redirects()
                .follow(false)
                .formParam("name", "Carol Smith")
                .formParam("mobile", "+49 30 12345")
                .post(place)
                .then()
                .statusCode(303);
        given().get(place + "/calendar.ics").then().statusCode(200);
        Forms.filled().redirects().follow(false).post(place + "/cancel").then().statusCode(303);

        given().get(place).then().statusCode(200).body(containsString("You have cancelled"));
        alice.api()
                .get("/api/v1/webinars/" + webinar + "/registrations")
                .then()
                .body("items[0].name", equalTo("Carol Smith"))
                .body("items[0].status", equalTo("cancelled"));
        mail("Your registration is cancelled: Growing roses");
    }

    @Test
    void a_freed_seat_is_mailed_and_taken_with_one_click() {
        String webinar =
                publish(
                        Instant.now().plus(Duration.ofDays(3)),
                        ", \"registration\": {\"capacity\": 1}");
        String carol = register(webinar, "carol@example.com");
        String dave = register(webinar, "dave@example.com");
        assertThat(mail("You are on the waiting list: Growing roses").getString("text"))
                .contains("number 1");
        alice.api()
                .post("/api/v1/webinars/" + webinar + "/registrations/" + carol + "/cancel")
                .then()
                .statusCode(200);
        String place = link(mail("A seat is free for you: Growing roses"), "/place/");

        Forms.filled().redirects().follow(false).post(place + "/accept").then().statusCode(303);

        alice.api()
                .get("/api/v1/webinars/" + webinar + "/registrations/" + dave)
                .then()
                .body("status", equalTo("approved"));
        assertThat(link(mail("Your place: Growing roses", "dave@example.com"), "/join/"))
                .isNotBlank();
    }

    @Test
    void a_place_link_that_is_not_ours_opens_nothing() {
        given().header("Accept", "text/html").get("/place/nonsense").then().statusCode(404);
    }

    private String publish(Instant start, String more) {
        return alice.api()
                .body(
                        """
                        {"title": "Growing roses", "startsAt": "%s", "timezone": "Europe/Berlin",
                         "durationMinutes": 60, "publish": true%s}
                        """
                                .formatted(start, more))
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String register(String webinar, String email) {
        return alice.api()
                .body(new JsonObject().put("name", "Carol").put("email", email).encode())
                .post("/api/v1/webinars/" + webinar + "/registrations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private JsonObject mail(String subject) {
        return mail(subject, "");
    }

    private JsonObject mail(String subject, String to) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !mails(subject, to).isEmpty());
        String id = mails(subject, to).getJsonObject(0).getString("id");
        return new JsonObject(alice.api().get("/api/v1/mailbox/" + id).asString());
    }

    private JsonArray mails(String subject) {
        return mails(subject, "");
    }

    private JsonArray mails(String subject, String to) {
        JsonArray found = new JsonArray();
        new JsonObject(alice.api().get("/api/v1/mailbox?limit=100").asString())
                .getJsonArray("items")
                .forEach(
                        one -> {
                            JsonObject mail = (JsonObject) one;
                            boolean meant = to.isEmpty() || to.equals(mail.getString("to"));
                            if (meant && subject.equals(mail.getString("subject"))) {
                                found.add(mail);
                            }
                        });
        return found;
    }

    private static String calendar(JsonObject mail) {
        JsonObject file = mail.getJsonArray("attachments").getJsonObject(0);
        String content = file.getString("content");
        return content.startsWith("BEGIN")
                ? content
                : new String(Base64.getDecoder().decode(content));
    }

    private static String line(String calendar, String name) {
        int event = calendar.indexOf("BEGIN:VEVENT");
        Matcher line =
                Pattern.compile("(?m)^" + name + "[^\\r\\n]*").matcher(calendar.substring(event));
        return line.find() ? line.group() : "";
    }

    private static String link(JsonObject mail, String path) {
        Matcher link =
                Pattern.compile("http[^\\s]+(" + path + "\\S+)").matcher(mail.getString("text"));
        return link.find() ? link.group(1) : "";
    }

    private static String inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).toString();
    }
}
