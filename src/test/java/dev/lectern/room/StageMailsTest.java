package dev.lectern.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.Mails;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What those on stage are mailed, and when. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class StageMailsTest extends StageScene {
    @Inject Pool database;

    @Test
    void the_mail_carries_an_entry_for_the_calendar() {
        String address = address("bob");
        add(alice, address, "Bob", "panelist").statusCode(201);

        JsonObject mail = mailed(address, "Your link to the stage: Rooms");

        assertThat(mail.getJsonArray("attachments").getJsonObject(0).getString("type"))
                .contains("text/calendar", "REQUEST");
    }

    @Test
    void a_draft_mails_nobody_until_it_is_published() {
        String draft = announce(false).getString("id");
        String address = address("bob");
        alice.api()
                .body(Map.of("email", address))
                .post("/api/v1/webinars/" + draft + "/people")
                .then()
                .statusCode(201)
                .body("name", containsString("bob"))
                .body("role", equalTo("panelist"));

        alice.api().post("/api/v1/webinars/" + draft + "/publish").then().statusCode(200);

        assertThat(Mails.linkTo(alice, address)).startsWith("/join/");
        assertThat(Mails.countTo(alice, address)).isEqualTo(1);
    }

    @Test
    void moving_it_mails_those_on_stage_and_cancelling_takes_it_out_of_their_calendar() {
        String address = address("bob");
        add(alice, address, "Bob", "panelist").statusCode(201);
        Mails.textTo(alice, address);

        alice.api()
                .body(Map.of("startsAt", clock.instant().plus(Duration.ofDays(2)).toString()))
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200);
        mailed(address, "New time: Rooms");

        alice.api().post(at("/cancel")).then().statusCode(200);
        JsonObject mail = mailed(address, "Cancelled: Rooms");
        assertThat(mail.getJsonArray("attachments").getJsonObject(0).getString("type"))
                .contains("CANCEL");
    }

    @Test
    void deleting_it_tells_those_who_were_to_speak() {
        String address = address("bob");
        add(alice, address, "Bob", "panelist").statusCode(201);
        Mails.textTo(alice, address);

        alice.api().delete("/api/v1/webinars/" + webinar).then().statusCode(204);

        assertThat(mailed(address, "Cancelled: Rooms").getString("text")).doesNotContain("/join/");
    }

    @Test
    void reminders_go_to_those_on_stage_too() {
        String address = address("bob");
        add(alice, address, "Bob", "panelist").statusCode(201);
        Mails.textTo(alice, address);
        alice.api()
                .body(
                        Map.of(
                                "startsAt",
                                clock.instant()
                                        .plus(Duration.ofMinutes(15))
                                        .plus(Duration.ofSeconds(10))
                                        .toString()))
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200);

        assertThat(mailed(address, "You are on stage").getString("text")).contains("/join/");
    }

    /** The mail to this address whose subject begins so, once it has arrived. */
    private JsonObject mailed(String address, String subject) {
        String id =
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> ids(address, subject), ids -> !ids.isEmpty())
                        .get(0);
        return new JsonObject(alice.api().get("/api/v1/mailbox/" + id).asString());
    }

    private List<String> ids(String address, String subject) {
        return alice.api()
                .get("/api/v1/mailbox")
                .path(
                        "items.findAll { it.to == '%s' && it.subject.startsWith('%s') }.id"
                                .formatted(address, subject));
    }

    private boolean somebodyIsInside() {
        return database.preparedQuery("select 1 from attendance_visit where occurrence_id = $1")
                        .executeAndAwait(Tuple.of(UUID.fromString(occurrence)))
                        .size()
                > 0;
    }

    /** "It has begun" for whom another mail keeps quiet. */
    private static final String PUT_OFF =
            """
            due_at > now() + interval '15 minutes' and id in (
                select mail.id from mail join mail as before using (reference)
                where mail.letter = 'stage.live' and before.address = $1)
            """;

    private int putOff(String address) {
        return database.preparedQuery("select 1 from work where " + PUT_OFF)
                .executeAndAwait(Tuple.of(address))
                .size();
    }

    @Test
    void who_is_not_on_stage_when_it_begins_is_told_with_their_own_link() {
        String here = address("bob");
        String link = add(alice, here, "Bob", "panelist").extract().path("link");
        String away = address("cora");
        add(alice, away, "Cora", "cohost").statusCode(201);
        Mails.textTo(alice, here);
        Mails.textTo(alice, away);
        Talker bob = enter(pass(live(open(path(link))).asString()));
        bob.hears("welcome");
        await().atMost(Duration.ofSeconds(30)).until(() -> somebodyIsInside());

        alice.api().post(at("/start")).then().statusCode(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> putOff(away) == 1);
        assertThat(newest(away).getString("subject")).startsWith("Your link to the stage");
        database.preparedQuery(
                        """
                        update mail set created_at = created_at - interval '21 minutes',
                            sent_at = sent_at - interval '21 minutes'
                        where address = $1
                        """)
                .executeAndAwait(Tuple.of(away));
        database.preparedQuery("update work set due_at = now() where " + PUT_OFF)
                .executeAndAwait(Tuple.of(away));
        assertThat(mailed(away, "It has begun").getString("text")).contains("/join/");
        assertThat(newest(here).getString("subject")).startsWith("Your link to the stage");
    }
}
