package dev.lectern.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose calendar has an entry: who has a place, and nobody else. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class EntriesTest {
    private static final String DATE_OFF = "One date is cancelled: Growing roses";
    private static final String CAROL = "carol@example.com";
    private static final String DAVE = "dave@example.com";

    @Inject World world;

    private Person alice;
    private Talks talks;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
        talks = new Talks(alice);
    }

    @Test
    void who_is_not_decided_about_is_told_of_a_date_that_is_off_without_an_entry() {
        UUID webinar = series("autoApprove", false);
        talks.register(webinar, "Carol", CAROL);
        String dave = talks.register(webinar, "Dave", DAVE);
        act(webinar, dave, "approve");

        cancelOne(webinar);

        assertThat(Talks.calendars(talks.mail(DATE_OFF, CAROL))).isEmpty();
        assertThat(Talks.calendars(talks.mail(DATE_OFF, DAVE)))
                .singleElement()
                .asString()
                .contains("METHOD:REQUEST", "STATUS:CONFIRMED", "EXDATE");
    }

    @Test
    void whom_a_seat_is_offered_has_no_entry_before_they_take_it() {
        UUID webinar = series("capacity", 1);
        String carol = talks.register(webinar, "Carol", CAROL);
        talks.register(webinar, "Dave", DAVE);
        act(webinar, carol, "cancel");
        talks.mail("A seat is free for you: Growing roses", DAVE);

        cancelOne(webinar);

        assertThat(Talks.calendars(talks.mail(DATE_OFF, DAVE))).isEmpty();
    }

    @Test
    void who_is_not_decided_about_has_no_entry_of_what_is_left_of_a_series() {
        UUID webinar = series("autoApprove", false);
        talks.register(webinar, "Carol", CAROL);

        talks.change(webinar, new JsonObject().putNull("recurrence"));

        assertThat(Talks.calendars(talks.mail("Dates are cancelled: Growing roses", CAROL)))
                .isEmpty();
    }

    private UUID series(String rule, Object value) {
        return talks.publish(
                Instant.now().plus(Duration.ofDays(3)),
                new JsonObject()
                        .put("recurrence", "FREQ=DAILY;COUNT=3")
                        .put("registration", new JsonObject().put(rule, value)));
    }

    private void cancelOne(UUID webinar) {
        String path = "/api/v1/webinars/" + webinar;
        String second = alice.api().get(path).then().extract().path("occurrences[1].id");
        alice.api().post(path + "/cancel?occurrence=" + second).then().statusCode(200);
    }

    private void act(UUID webinar, String person, String action) {
        alice.api()
                .post("/api/v1/webinars/" + webinar + "/registrations/" + person + "/" + action)
                .then()
                .statusCode(200);
    }
}
