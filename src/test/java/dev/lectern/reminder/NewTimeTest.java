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
