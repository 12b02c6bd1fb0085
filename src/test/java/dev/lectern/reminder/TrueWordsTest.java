package dev.lectern.reminder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages promise the mails that go, and mails say what is so. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TrueWordsTest {
    private static final Pattern PLACE = Pattern.compile("https?://\\S+(/place/[^\\s\"]+)");

    @Inject World world;

    private Person alice;
    private Talks talks;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
        talks = new Talks(alice);
    }

    @Test
    void pages_do_not_promise_a_mail_that_the_host_turned_off() {
        UUID webinar = talks.publish();
        talks.register(webinar, "Carol", "carol@example.com");
        String place = place(talks.mail("Your place: Growing roses", "carol@example.com"));
        String page = page(webinar);
        given().get(page).then().body(containsString("Your link comes by mail"));
        turnOff(webinar, "confirmation");

        given().get(page + "?done=registered")
                .then()
                .body(containsString("No mails are sent about it"))
                .body(not(containsString("on its way")));
        given().get(page + "?done=link").then().body(not(containsString("on its way")));
        given().get(page).then().body(not(containsString("Your link comes by mail")));
        given().get(page + "?done=waiting").then().body(containsString("on its way"));
        assertThat(toast(place, "/link"))
                .contains("No mails are sent")
                .doesNotContain("on its way");
    }

    @Test
    void where_the_host_decides_no_answer_is_promised_that_is_turned_off() {
        UUID webinar = talks.publish(soon(), registration("autoApprove", false));
        String page = page(webinar);
        given().get(page).then().body(containsString("answers by mail"));
        turnOff(webinar, "approved");

        given().get(page).then().body(not(containsString("answers by mail")));
        given().get(page + "?done=pending").then().body(not(containsString("answer you by mail")));
    }

    @Test
    void a_host_who_turned_the_mail_off_does_not_read_that_somebody_was_told() {
        UUID webinar = talks.publish();
        turnOff(webinar, "confirmation");

        Map<String, String> cookies =
                alice.form()
                        .formParam("name", "Carol")
                        .formParam("email", "carol@example.com")
                        .post("/webinars/" + webinar + "/people/add")
                        .then()
                        .statusCode(303)
                        .extract()
                        .cookies();

        alice.browser()
                .cookies(cookies)
                .get("/webinars/" + webinar + "?tab=people")
                .then()
                .body(containsString("No mail goes"))
                .body(not(containsString("has been told")));
    }

    @Test
    void one_cancelled_date_is_not_the_whole_series() {
        JsonPath series = series();
        UUID webinar = UUID.fromString(series.getString("id"));
        List<String> dates = series.getList("occurrences.id");
        talks.register(webinar, "Carol", "carol@example.com");
        String place = place(talks.mail("Your place: Growing roses", "carol@example.com"));

        alice.api()
                .post("/api/v1/webinars/" + webinar + "/cancel?occurrence=" + dates.get(1))
                .then()
                .statusCode(200);

        JsonObject mail = talks.mail("One date is cancelled: Growing roses", "carol@example.com");
        assertThat(mail.getString("text")).contains("The other dates stand.");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get(place).then().body(containsString("badge bad")));
    }

    @Test
    void the_place_in_a_cancelled_webinar_says_so_and_promises_nothing() {
        UUID webinar = talks.publish();
        talks.register(webinar, "Carol", "carol@example.com");
        String place = place(talks.mail("Your place: Growing roses", "carol@example.com"));

        alice.api().post("/api/v1/webinars/" + webinar + "/cancel").then().statusCode(200);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                given().get(place)
                                        .then()
                                        .body(containsString("This does not take place")));
        given().get(place)
                .then()
                .body(not(containsString("This webinar is over")))
                .body(not(containsString("Send me my link again")));
        assertThat(toast(place, "/link")).doesNotContain("on its way");
    }

    @Test
    void calendars_take_giving_up_and_coming_back_for_newer() {
        UUID webinar = talks.publish();
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        int first = sequence("Your place: Growing roses");
        alice.api()
                .post("/api/v1/webinars/" + webinar + "/registrations/" + carol + "/cancel")
                .then()
                .statusCode(200);
        int gone = sequence("Your registration is cancelled: Growing roses");
        talks.register(webinar, "Carol", "carol@example.com");
        alice.api()
                .body(new JsonObject().put("title", "Growing tulips").encode())
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200);
        alice.api()
                .post("/api/v1/webinars/" + webinar + "/registrations/" + carol + "/resend")
                .then()
                .statusCode(200);

        assertThat(gone).isGreaterThan(first);
        assertThat(sequence("Your place: Growing tulips")).isGreaterThan(gone + 1);
    }

    @Test
    void a_long_text_stands_on_the_page_once() {
        String text = "Roses want sun and patience. ".repeat(300);
        JsonObject more =
                new JsonObject().put("description", text).put("recurrence", "FREQ=DAILY;COUNT=6");

        String html = given().get(page(talks.publish(soon(), more))).asString();

        assertThat(html).contains("Roses want sun").hasSizeLessThan(50_000);
    }

    @Test
    void what_was_answered_is_shown_when_it_is_no_longer_asked() {
        JsonObject city =
                new JsonObject().put("id", "city").put("type", "text").put("label", "City");
        UUID webinar = talks.publish(soon(), registration("fields", JsonArray.of(city)));
        String people = "/api/v1/webinars/" + webinar + "/registrations";
        String carol =
                alice.api()
                        .body(
                                new JsonObject()
                                        .put("name", "Carol")
                                        .put("email", "carol@example.com")
                                        .put("answers", new JsonObject().put("city", "Lyon"))
                                        .encode())
                        .post(people)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        alice.api()
                .body(registration("fields", new JsonArray()).encode())
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200);

        alice.browser()
                .get("/webinars/" + webinar + "/people/" + carol)
                .then()
                .body(containsString("Lyon"));
        alice.api().get(people + ".csv").then().body(containsString("Lyon"));
    }

    @Test
    void whoever_takes_many_dates_is_not_mailed_for_each() {
        JsonObject more = registration("scope", "date").put("recurrence", "FREQ=DAILY;COUNT=9");
        UUID webinar = talks.publish(soon(), more);
        String people = "/api/v1/webinars/" + webinar + "/registrations";
        List<String> dates =
                alice.api()
                        .get("/api/v1/webinars/" + webinar)
                        .then()
                        .extract()
                        .path("occurrences.id");
        for (String date : dates) {
            JsonObject carol = new JsonObject().put("name", "Carol").put("occurrence", date);
            alice.api()
                    .body(carol.put("email", "carol@example.com").encode())
                    .post(people)
                    .then()
                    .statusCode(201);
        }

        alice.api()
                .body(
                        new JsonObject()
                                .put("name", "Dave")
                                .put("email", "dave@example.com")
                                .put("occurrence", dates.get(0))
                                .encode())
                .post(people)
                .then()
                .statusCode(201);
        String place = place(talks.mail("Your place: Growing roses", "dave@example.com"));

        assertThat(talks.mails("Your place: Growing roses", "carol@example.com"))
                .hasSizeLessThanOrEqualTo(5);
        String carols = place(talks.mail("Your place: Growing roses", "carol@example.com"));
        assertThat(carols).isNotEqualTo(place);
        assertThat(given().get(carols).asString().split("/place/")).hasSizeGreaterThan(8);
    }

    private JsonPath series() {
        return alice.made(
                new JsonObject()
                        .put("title", "Growing roses")
                        .put("startsAt", soon().toString())
                        .put("timezone", "Europe/Berlin")
                        .put("durationMinutes", 60)
                        .put("recurrence", "FREQ=DAILY;COUNT=3")
                        .put("publish", true));
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofDays(3));
    }

    private static JsonObject registration(String name, Object value) {
        return new JsonObject().put("registration", new JsonObject().put(name, value));
    }

    private String page(UUID webinar) {
        return "/w/" + alice.api().get("/api/v1/webinars/" + webinar).then().extract().path("slug");
    }

    private void turnOff(UUID webinar, String kind) {
        alice.api()
                .body(new JsonObject().put("sent", false).encode())
                .put("/api/v1/webinars/" + webinar + "/mails/" + kind)
                .then()
                .statusCode(200);
    }

    /** What the next page says that the deed did. */
    private static String toast(String place, String action) {
        Map<String, String> cookies =
                Forms.filled()
                        .redirects()
                        .follow(false)
                        .post(place + action)
                        .then()
                        .statusCode(303)
                        .extract()
                        .cookies();
        return given().cookies(cookies).get(place).asString();
    }

    private int sequence(String subject) {
        String file =
                talks.mail(subject, "carol@example.com")
                        .getJsonArray("attachments")
                        .getJsonObject(0)
                        .getString("content");
        if (!file.startsWith("BEGIN")) {
            file = new String(Base64.getDecoder().decode(file), StandardCharsets.UTF_8);
        }
        Matcher sequence = Pattern.compile("SEQUENCE:(\\d+)").matcher(file);
        assertThat(sequence.find()).isTrue();
        return Integer.parseInt(sequence.group(1));
    }

    private static String place(JsonObject mail) {
        Matcher link = PLACE.matcher(mail.getString("text"));
        assertThat(link.find()).isTrue();
        return URI.create(link.group(1)).getPath();
    }
}
