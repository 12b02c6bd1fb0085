package dev.lectern.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
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
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bob speaks and has registered too; Carol only watches. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class OneSetOfMailsTest {
    private static final String BOB = "bob@example.com";

    @Inject World world;
    @Inject Pool database;

    private Person alice;
    private Talks talks;
    private UUID webinar;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
        talks = new Talks(alice);
        webinar = talks.publish();
    }

    @Test
    void who_speaks_and_registers_gets_the_link_to_the_stage_once_more_and_no_other() {
        asksOntoTheStage();
        talks.mail("Your link to the stage: Growing roses", BOB);

        talks.register(webinar, "Bob", BOB);
        talks.register(webinar, "Carol", "carol@example.com");

        talks.mail("Your place: Growing roses", "carol@example.com");
        await().atMost(Duration.ofSeconds(30)).until(() -> subjects(BOB).size() == 2);
        assertThat(subjects(BOB)).containsOnly("Your link to the stage: Growing roses");
    }

    @Test
    void a_move_and_a_start_are_told_once_and_the_calendar_has_one_entry() {
        talks.register(webinar, "Bob", BOB);
        talks.register(webinar, "Carol", "carol@example.com");
        String placed = entry(talks.mail("Your place: Growing roses", BOB));
        asksOntoTheStage();

        String later = Instant.now().plus(Duration.ofDays(5)).toString();
        alice.api()
                .body(new JsonObject().put("startsAt", later).encode())
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200);
        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);

        talks.mail("New time: Growing roses", "carol@example.com");
        JsonObject moved = talks.mail("New time: Growing roses", BOB);
        await().atMost(Duration.ofSeconds(30)).until(() -> begunPutOff() == 1);
        quietIsOver();
        talks.mail("It has begun, you are on stage: Growing roses", BOB);
        assertThat(subjects(BOB))
                .containsExactlyInAnyOrder(
                        "Your place: Growing roses",
                        "Your link to the stage: Growing roses",
                        "New time: Growing roses",
                        "It has begun, you are on stage: Growing roses");
        assertThat(entry(talks.mail("Your link to the stage: Growing roses", BOB)))
                .isEqualTo(placed);
        assertThat(entry(moved)).isEqualTo(placed);
    }

    @Test
    void the_entry_of_a_place_that_was_given_up_and_taken_again_goes_on_rising_on_stage() {
        String place = talks.register(webinar, "Bob", BOB);
        talks.mail("Your place: Growing roses", BOB);
        database.preparedQuery("update registration set link_version = 2 where id = $1::text::uuid")
                .executeAndAwait(Tuple.of(place));
        asksOntoTheStage();
        talks.mail("Your link to the stage: Growing roses", BOB);
        talks.change(
                webinar,
                new JsonObject()
                        .put("startsAt", Instant.now().plus(Duration.ofDays(5)).toString()));

        assertThat(Talks.calendar(talks.mail("Your link to the stage: Growing roses", BOB)))
                .contains("SEQUENCE:2");
        assertThat(Talks.calendar(talks.mail("New time: Growing roses", BOB)))
                .contains("SEQUENCE:3");
    }

    @Test
    void who_was_reminded_a_moment_ago_is_told_after_a_while_that_it_has_begun() {
        Instant start = Instant.now().plus(Duration.ofMinutes(15)).plusSeconds(6);
        webinar = talks.publish(start, new JsonObject().put("reminders", JsonArray.of(15)));
        asksOntoTheStage();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> subjects(BOB).stream().anyMatch(one -> one.startsWith("You are on")));

        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> begunPutOff() == 1);
        assertThat(subjects(BOB)).noneMatch(one -> one.startsWith("It has begun"));
        quietIsOver();
        talks.mail("It has begun, you are on stage: Growing roses", BOB);
    }

    private static final String BEGUN_PUT_OFF =
            """
            due_at > now() + interval '10 minutes' and workspace_id = $1
                and id in (select id from mail where letter = 'stage.live')
            """;

    private int begunPutOff() {
        return database.preparedQuery("select 1 from work where " + BEGUN_PUT_OFF)
                .executeAndAwait(Tuple.of(alice.workspace()))
                .size();
    }

    private void quietIsOver() {
        database.preparedQuery(
                        """
                        update mail set created_at = created_at - interval '21 minutes',
                            sent_at = sent_at - interval '21 minutes'
                        where workspace_id = $1
                        """)
                .executeAndAwait(Tuple.of(alice.workspace()));
        database.preparedQuery("update work set due_at = now() where " + BEGUN_PUT_OFF)
                .executeAndAwait(Tuple.of(alice.workspace()));
    }

    @Test
    void who_waits_and_speaks_is_told_that_a_seat_is_kept_for_them() {
        webinar =
                talks.publish(
                        Instant.now().plus(Duration.ofDays(3)),
                        new JsonObject().put("registration", new JsonObject().put("capacity", 1)));
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        talks.register(webinar, "Bob", BOB);
        asksOntoTheStage();

        alice.api().post(people() + "/" + carol + "/cancel").then().statusCode(200);

        assertThat(talks.mail("A seat is free for you: Growing roses", BOB).getString("text"))
                .contains("is kept for you until", "/place/");
    }

    @Test
    void a_speaker_reads_that_their_place_is_cancelled_and_has_one_entry_as_before() {
        String place = talks.register(webinar, "Bob", BOB);
        String placed = entry(talks.mail("Your place: Growing roses", BOB));
        String person = asksOntoTheStage();
        talks.mail("Your link to the stage: Growing roses", BOB);

        alice.api()
                .body(new JsonObject().put("note", "You need no seat to speak.").encode())
                .post(people() + "/" + place + "/cancel")
                .then()
                .statusCode(200);

        JsonObject told = talks.mail("Your registration is cancelled: Growing roses", BOB);
        assertThat(told.getString("text"))
                .contains("You need no seat to speak.", "You are on stage all the same");
        List<String> files = Talks.calendars(told);
        assertThat(files).hasSize(2);
        assertThat(files.get(0)).contains("METHOD:CANCEL", "UID:" + placed);
        assertThat(files.get(1)).contains("METHOD:REQUEST", "UID:" + person);
        takeOff(person);
        assertThat(Talks.calendar(talks.mail("Not on stage any more: Growing roses", BOB)))
                .contains("METHOD:CANCEL", "UID:" + person);
    }

    @Test
    void who_does_not_speak_after_all_gets_the_link_to_watch() {
        String person = asksOntoTheStage();
        talks.register(webinar, "Bob", BOB);

        takeOff(person);

        talks.mail("Not on stage any more: Growing roses", BOB);
        assertThat(talks.mail("Your place: Growing roses", BOB).getString("text"))
                .contains("/join/");
    }

    private void takeOff(String person) {
        alice.api()
                .delete("/api/v1/webinars/" + webinar + "/people/" + person)
                .then()
                .statusCode(204);
    }

    private String people() {
        return "/api/v1/webinars/" + webinar + "/registrations";
    }

    private String asksOntoTheStage() {
        return alice.api()
                .body(new JsonObject().put("name", "Bob").put("email", BOB).encode())
                .post("/api/v1/webinars/" + webinar + "/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> subjects(String to) {
        return alice.api()
                .get("/api/v1/mailbox?limit=100")
                .jsonPath()
                .getList("items.findAll { it.to == '" + to + "' }.subject");
    }

    /** By which a calendar knows it. */
    private static String entry(JsonObject mail) {
        String content = mail.getJsonArray("attachments").getJsonObject(0).getString("content");
        String file =
                content.startsWith("BEGIN")
                        ? content
                        : new String(Base64.getDecoder().decode(content));
        Matcher uid = Pattern.compile("(?m)^UID:([^\\r\\n]*)").matcher(file);
        assertThat(uid.find()).isTrue();
        return uid.group(1);
    }
}
