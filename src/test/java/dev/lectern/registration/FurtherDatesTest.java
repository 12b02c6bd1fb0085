package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person at several dates of a series. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class FurtherDatesTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Inject World world;
    @Inject Clock clock;

    private Person alice;
    private String webinar;
    private String slug;
    private List<String> dates;

    @BeforeEach
    void alice_hosts_a_series() {
        alice = world.alice();
        JsonObject talk =
                new JsonObject()
                        .put("title", "Every day")
                        .put("startsAt", clock.instant().plus(Duration.ofDays(1)).toString())
                        .put("timezone", "Europe/Berlin")
                        .put("durationMinutes", 30)
                        .put("recurrence", "FREQ=DAILY;COUNT=3")
                        .put("registration", new JsonObject().put("capacity", 1))
                        .put("publish", true);
        JsonPath made = alice.made(talk);
        webinar = made.getString("id");
        slug = made.getString("slug");
        dates = made.getList("occurrences.id");
    }

    @Test
    void a_further_date_adds_a_place_with_its_own_mail() {
        String first = register(dates.get(0), 201).getString("id");

        String second = register(dates.get(1), 201).getString("id");

        assertThat(second).isNotEqualTo(first);
        assertThat(comesTo()).containsExactlyInAnyOrder(dates.get(0), dates.get(1));
        assertThat(register(dates.get(1), 200).getString("id")).isEqualTo(second);
        mailed(second);
    }

    @Test
    void the_public_page_takes_them_too() {
        register(dates.get(0), 201);
        Visitor visitor = new Visitor(new Announced.Talk(null, slug, null));

        visitor.submit(
                        Map.of(
                                "name", "Carol",
                                "email", "CAROL@x.example",
                                "occurrence", dates.get(2)))
                .statusCode(303)
                .header("Location", containsString("done=registered"));

        assertThat(comesTo()).containsExactlyInAnyOrder(dates.get(0), dates.get(2));
    }

    @Test
    void one_place_given_up_leaves_the_other() {
        String first = register(dates.get(0), 201).getString("id");
        register(dates.get(1), 201);

        alice.api().post(people() + "/" + first + "/cancel").then().statusCode(200);

        assertThat(comesTo()).containsExactly(dates.get(1));
        assertThat(register(dates.get(0), 201).getString("id")).isEqualTo(first);
    }

    @Test
    void who_is_forgotten_is_forgotten_at_all_dates() {
        String first = register(dates.get(0), 201).getString("id");
        register(dates.get(1), 201);

        alice.api().delete(people() + "/" + first).then().statusCode(204);

        alice.api().get(people() + "?q=carol").then().body("total", equalTo(0));
    }

    @Test
    void asking_for_all_dates_makes_one_place_of_several() {
        String first = register(dates.get(0), 201).getString("id");
        register(dates.get(1), 201);

        JsonPath all = register(null, 201);

        assertThat(all.getString("id")).isEqualTo(first);
        assertThat(all.getString("occurrence")).isNull();
        alice.api().get(people() + "?status=approved").then().body("total", equalTo(1));
        assertThat(register(dates.get(2), 200).getString("id")).isEqualTo(first);
    }

    @Test
    void who_comes_to_all_dates_now_is_mailed_no_cancellation_of_single_ones() {
        String first = register(dates.get(0), 201).getString("id");
        mailed(first);
        mailed(register(dates.get(1), 201).getString("id"));
        mailed(register(dates.get(2), 201).getString("id"));

        register(null, 201);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Mails.countTo(alice, "carol@x.example") >= 4);
        await().atMost(Duration.ofSeconds(30)).until(() -> files().size() == 3);
        assertThat(subjects()).allMatch(one -> one.startsWith("Your place"));
        assertThat(files().get(0)).contains("METHOD:REQUEST", "RRULE:FREQ=DAILY");
        assertThat(files().subList(1, 3))
                .allMatch(one -> one.contains("METHOD:CANCEL") && !one.contains("FREQ=DAILY"));
    }

    @Test
    void calendars_take_all_dates_for_newer_than_the_one_before() {
        mailed(register(dates.get(0), 201).getString("id"));
        int before = sequence();

        register(null, 201);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Mails.countTo(alice, "carol@x.example") == 2);
        assertThat(files().get(0)).contains("RRULE:FREQ=DAILY");
        assertThat(sequence()).isGreaterThan(before);
    }

    private int sequence() {
        String line =
                files().get(0)
                        .lines()
                        .filter(one -> one.startsWith("SEQUENCE:"))
                        .findFirst()
                        .orElseThrow();
        return Integer.parseInt(line.substring("SEQUENCE:".length()));
    }

    @Test
    void places_at_single_dates_stand_until_one_for_all_is_to_be_had() {
        register(dates.get(0), 201);
        String dave = register("dave", dates.get(2), 201).getString("id");

        JsonPath all = register(null, 201);

        assertThat(all.getString("status")).isEqualTo("waitlisted");
        assertThat(comesTo()).containsExactlyInAnyOrder(dates.get(0), dates.get(2));
        alice.api().post(people() + "/" + dave + "/cancel").then().statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> one(all.getString("id")).getString("status").equals("offered"));
    }

    @Test
    void who_takes_a_seat_at_all_dates_gives_up_the_single_ones() {
        String first = register(dates.get(0), 201).getString("id");
        String dave = register("dave", dates.get(2), 201).getString("id");
        String all = register(null, 201).getString("id");
        alice.api().post(people() + "/" + dave + "/cancel").then().statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> one(all).getString("status").equals("offered"));
        String mail = Mails.textTo(alice, "carol@x.example", "is kept for you");
        String place = PLACE.matcher(mail).results().findFirst().orElseThrow().group();

        Forms.filled().redirects().follow(false).post(place + "/accept").then().statusCode(303);

        assertThat(one(first).getString("status")).isEqualTo("cancelled");
        assertThat(one(all).getString("status")).isEqualTo("approved");
        assertThat(register("erin", dates.get(0), 201).getString("status")).isEqualTo("waitlisted");
    }

    @Test
    void a_form_in_somebodys_name_changes_nothing_of_what_they_have() {
        String first = register(dates.get(0), 201).getString("id");
        String second = register(dates.get(1), 201).getString("id");

        assertThat(submitted("carol", "")).isEqualTo(submitted("nobody", ""));

        assertThat(comesTo()).containsExactlyInAnyOrder(dates.get(0), dates.get(1));
        assertThat(one(first).getString("occurrence")).isEqualTo(dates.get(0));
        assertThat(one(second).getString("status")).isEqualTo("approved");
    }

    @Test
    void who_had_a_place_at_a_date_that_is_off_comes_to_all_that_are_left() {
        String held = register(dates.get(0), 201).getString("id");
        String day = LocalDate.ofInstant(clock.instant().plus(DAY), BERLIN).toString();
        alice.api()
                .body(new JsonObject().put("exceptions", new JsonArray().add(day)).encode())
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200)
                .body("occurrences[0].state", equalTo("cancelled"));

        assertThat(submitted("carol", "")).contains("done=registered");

        assertThat(comesTo()).containsExactlyInAnyOrder(dates.get(0), null);
        assertThat(one(held).getString("occurrence")).isEqualTo(dates.get(0));
    }

    @Test
    void the_owner_makes_one_place_of_several_on_their_own_page() {
        String first = register(dates.get(0), 201).getString("id");
        String second = register(dates.get(1), 201).getString("id");
        String place = PLACE.matcher(mailed(second)).results().findFirst().orElseThrow().group();
        given().get(place).then().body(containsString("Come to all dates"));

        String led =
                Forms.filled()
                        .redirects()
                        .follow(false)
                        .post(place + "/all")
                        .then()
                        .statusCode(303)
                        .extract()
                        .header("Location");

        given().get(PLACE.matcher(led).results().findFirst().orElseThrow().group())
                .then()
                .statusCode(200)
                .body(containsString("You have a place"));
        assertThat(one(first).getString("occurrence")).isNull();
        assertThat(one(second).getString("status")).isEqualTo("cancelled");
    }

    @Test
    void who_gave_up_all_dates_and_comes_to_one_has_one_place_when_they_ask_for_all_again() {
        String all = register(null, 201).getString("id");
        mailed(all);
        alice.api().post(people() + "/" + all + "/cancel").then().statusCode(200);
        Mails.textTo(alice, "carol@x.example", "no longer works");
        String single = register(dates.get(1), 201).getString("id");
        String place = PLACE.matcher(mailed(single)).results().findFirst().orElseThrow().group();
        long mails = Mails.countTo(alice, "carol@x.example");

        Forms.filled()
                .redirects()
                .follow(false)
                .post(place + "/all")
                .then()
                .statusCode(303)
                .header("Location", containsString("/place/"));

        assertThat(one(all).getString("status")).isEqualTo("approved");
        assertThat(one(single).getString("status")).isEqualTo("cancelled");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Mails.countTo(alice, "carol@x.example") > mails);
        assertThat(files()).hasSize(2);
        assertThat(files().get(0)).contains("METHOD:REQUEST", "UID:" + all, "RRULE:FREQ=DAILY");
        assertThat(files().get(1)).contains("METHOD:CANCEL", "UID:" + single);
    }

    @Test
    void a_place_at_one_date_stands_while_one_for_all_that_was_given_up_waits_again() {
        String all = register(null, 201).getString("id");
        alice.api().post(people() + "/" + all + "/cancel").then().statusCode(200);
        register(dates.get(0), 201);
        register("dave", dates.get(2), 201);

        assertThat(register(null, 201).getString("status")).isEqualTo("waitlisted");

        assertThat(one(all).getString("status")).isEqualTo("waitlisted");
        assertThat(comesTo()).containsExactlyInAnyOrder(dates.get(0), dates.get(2));
    }

    @Test
    void who_has_one_date_and_asks_for_all_by_the_form_reads_by_mail_how_they_are_had() {
        mailed(register(dates.get(0), 201).getString("id"));

        assertThat(submitted("carol", "")).isEqualTo(submitted("nobody", ""));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Mails.countTo(alice, "carol@x.example") == 2);
        String mail = Mails.textTo(alice, "carol@x.example");
        assertThat(mail).contains("You asked for all dates").containsPattern(PLACE);
        assertThat(comesTo()).contains(dates.get(0));
    }

    @Test
    void a_wish_for_all_dates_that_is_sent_twice_at_once_is_one_mail() {
        mailed(register(dates.get(0), 201).getString("id"));
        long first = clock.instant().getEpochSecond() / 180;

        submitted("carol", "");
        submitted("carol", "");

        long pauses = clock.instant().getEpochSecond() / 180 - first + 1;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Mails.countTo(alice, "carol@x.example") >= 2);
        mailed(register(dates.get(1), 201).getString("id"));
        assertThat(subjects().size()).isLessThanOrEqualTo(2 + (int) pauses);
    }

    @Test
    void the_own_page_of_a_place_leads_to_the_others() {
        register(dates.get(0), 201);
        String second = register(dates.get(1), 201).getString("id");
        String place = PLACE.matcher(mailed(second)).results().findFirst().orElseThrow().group();

        given().get(place)
                .then()
                .statusCode(200)
                .body(containsString("You also come to:"))
                .body(containsString("Register for another date"));
    }

    private static final java.util.regex.Pattern PLACE =
            java.util.regex.Pattern.compile("/place/[\\w.-]+");

    /** Where the public form leads. */
    private String submitted(String who, String date) {
        Visitor visitor = new Visitor(new Announced.Talk(null, slug, null));
        return visitor.submit(Map.of("name", who, "email", who + "@x.example", "occurrence", date))
                .statusCode(303)
                .extract()
                .header("Location");
    }

    private JsonPath register(@Nullable String date, int status) {
        return register("carol", date, status);
    }

    private JsonPath one(String person) {
        return alice.api().get(people() + "/" + person).jsonPath();
    }

    private JsonPath register(String who, @Nullable String date, int status) {
        JsonObject person =
                new JsonObject()
                        .put("email", who + "@x.example")
                        .put("name", who)
                        .put("occurrence", date);
        return alice.api()
                .body(person.encode())
                .post(people())
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private List<String> comesTo() {
        return alice.api()
                .get(people() + "?status=approved")
                .jsonPath()
                .getList("items.occurrence");
    }

    /** The text of the mail that somebody was sent about a place. */
    private String mailed(String person) {
        String mails = people() + "/" + person + "/mails";
        await().atMost(Duration.ofSeconds(20)).until(() -> "sent".equals(newest(mails, "state")));
        return alice.api().get("/api/v1/mailbox/" + newest(mails, "id")).jsonPath().get("text");
    }

    private String newest(String mails, String what) {
        return alice.api().get(mails).jsonPath().getString("items[0]." + what);
    }

    private List<String> subjects() {
        return alice.api()
                .get("/api/v1/mailbox")
                .jsonPath()
                .getList("items.findAll { it.to == 'carol@x.example' }.subject");
    }

    /** The calendar files of the newest mail. */
    private List<String> files() {
        String id =
                alice.api()
                        .get("/api/v1/mailbox")
                        .jsonPath()
                        .getString("items.findAll { it.to == 'carol@x.example' }[0].id");
        List<String> contents =
                alice.api().get("/api/v1/mailbox/" + id).jsonPath().getList("attachments.content");
        return contents.stream().map(FurtherDatesTest::decoded).toList();
    }

    private static String decoded(String content) {
        return content.startsWith("BEGIN")
                ? content
                : new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8);
    }

    private String people() {
        return "/api/v1/webinars/" + webinar + "/registrations";
    }
}
