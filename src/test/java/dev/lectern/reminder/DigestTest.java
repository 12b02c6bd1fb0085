package dev.lectern.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hosts read in the morning. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class DigestTest {
    @Inject World world;
    @Inject Pool database;
    @Inject Clock clock;

    private Person alice;
    private String webinar;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
        webinar =
                alice.makes(
                        new JsonObject()
                                .put("title", "Growing roses")
                                .put(
                                        "startsAt",
                                        clock.instant().plus(Duration.ofDays(9)).toString())
                                .put("timezone", "Europe/Berlin")
                                .put("durationMinutes", 60)
                                .put("publish", true));
    }

    @Test
    void it_counts_those_who_come_and_not_those_who_left() {
        register("carol");
        String dave = register("dave");
        alice.api().post(people() + "/" + dave + "/cancel").then().statusCode(200);

        itIsMorning();

        assertThat(subjects()).containsExactly("New registrations: 1 · Growing roses");
        assertThat(Mails.textTo(alice, alice.email()))
                .contains("Registered so far: 1")
                .contains("Newly registered for “Growing roses”: 1.");
    }

    @Test
    void a_morning_that_came_late_leaves_nobody_out() {
        register("carol");
        database.preparedQuery(
                        "update registration set created_at = now() - interval '30 hours' where webinar_id = $1::text::uuid")
                .executeAndAwait(Tuple.of(webinar));
        database.preparedQuery(
                        "update work set payload = payload || jsonb_build_object('since', $2::text) where kind = 'reminder.digest' and payload ->> 'webinar' = $1")
                .executeAndAwait(
                        Tuple.of(webinar, clock.instant().minus(Duration.ofDays(2)).toString()));

        itIsMorning();

        assertThat(subjects()).containsExactly("New registrations: 1 · Growing roses");
    }

    @Test
    void a_morning_after_a_day_without_anybody_is_quiet_and_the_next_comes() {
        itIsMorning();

        assertThat(subjects()).isEmpty();
        assertThat(due()).isEqualTo(1);
    }

    /** Until the morning is done, and the next one waits; a mail that it wrote has arrived. */
    private void itIsMorning() {
        database.preparedQuery(
                        "update work set due_at = now(), unique_key = 'now' || id where kind = 'reminder.digest' and payload ->> 'webinar' = $1")
                .executeAndAwait(Tuple.of(webinar));
        await().atMost(Duration.ofSeconds(30)).until(() -> due() == 1 && unsent() == 0);
    }

    /** Mornings to come. */
    private long due() {
        return count(
                "select count(*) from work where kind = 'reminder.digest' and unique_key like $1 || ' %'");
    }

    private long unsent() {
        return count(
                "select count(*) from mail where reference = 'webinar:' || $1 and state <> 'sent'");
    }

    private long count(String query) {
        return database.preparedQuery(query)
                .executeAndAwait(Tuple.of(webinar))
                .iterator()
                .next()
                .getLong(0);
    }

    private String register(String who) {
        JsonObject person = new JsonObject().put("email", who + "@x.example").put("name", who);
        JsonPath made =
                alice.api()
                        .body(person.encode())
                        .post(people())
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        return made.getString("id");
    }

    private List<String> subjects() {
        return alice.api()
                .get("/api/v1/mailbox")
                .jsonPath()
                .getList("items.findAll { it.subject.contains('registrations') }.subject");
    }

    private String people() {
        return "/api/v1/webinars/" + webinar + "/registrations";
    }
}
