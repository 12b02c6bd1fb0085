package dev.lectern.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class BrokenOffTest {
    @Inject World world;
    @Inject Pool database;

    @Test
    void nobody_is_thanked_for_a_live_date_that_was_cancelled() {
        Person alice = world.alice();
        String cancelled = live(alice);
        String ended = live(alice);

        alice.api().post("/api/v1/webinars/{id}/cancel", cancelled).then().statusCode(200);
        alice.api().post("/api/v1/webinars/{id}/stop", ended).then().statusCode(200);

        assertThat(thanks(cancelled)).isZero();
        assertThat(thanks(ended)).isEqualTo(1);
    }

    @Test
    void nobody_is_thanked_for_a_date_that_went_on_and_was_cancelled() {
        Person alice = world.alice();
        String id = live(alice);
        String carol = "carol-" + UUID.randomUUID() + "@example.org";
        alice.api()
                .body(new JsonObject().put("name", "Carol").put("email", carol).encode())
                .post("/api/v1/webinars/{id}/registrations", id)
                .then()
                .statusCode(201);
        alice.api().post("/api/v1/webinars/{id}/stop", id).then().statusCode(200);
        alice.api().post("/api/v1/webinars/{id}/reopen", id).then().statusCode(200);
        alice.api().post("/api/v1/webinars/{id}/cancel", id).then().statusCode(200);

        wentBy(id, Duration.ofHours(5));

        await().atMost(Duration.ofSeconds(30)).until(() -> thanks(id) == 0);
        assertThat(letters(id)).isZero();
    }

    @Test
    void who_registers_after_a_date_is_over_did_not_miss_it() {
        Person alice = world.alice();
        Talks talks = new Talks(alice);
        JsonObject weekly = new JsonObject().put("recurrence", "FREQ=WEEKLY;COUNT=2");
        UUID series = talks.publish(Instant.now().plus(Duration.ofDays(1)), weekly);
        String carol = talks.register(series, "Carol", "carol@example.com");
        alice.api().post("/api/v1/webinars/{id}/start", series).then().statusCode(200);
        alice.api().post("/api/v1/webinars/{id}/stop", series).then().statusCode(200);
        talks.register(series, "Dave", "dave@example.com");
        database.preparedQuery(
                        "update registration set created_at = created_at - interval '1 day'"
                                + " where id = $1::text::uuid")
                .executeAndAwait(Tuple.of(carol));

        wentBy(series.toString(), Duration.ofHours(5));

        talks.mail("We missed you: Growing roses", "carol@example.com");
        assertThat(letters(series.toString())).isEqualTo(1);
    }

    /** As if all that happened so long ago. */
    private void wentBy(String webinar, Duration time) {
        database.preparedQuery(
                        """
                        update occurrence set ended_at = ended_at - make_interval(secs => $2),
                            started_at = started_at - make_interval(secs => $2)
                        where webinar_id = $1::text::uuid
                        """)
                .executeAndAwait(Tuple.of(webinar, (double) time.toSeconds()));
        database.preparedQuery(
                        "update work set due_at = now() where payload ->> 'webinar' = $1"
                                + " and payload ->> 'mail' = 'thank-you'")
                .executeAndAwait(Tuple.of(webinar));
    }

    private int letters(String webinar) {
        return database.preparedQuery(
                        "select count(*) from mail where letter = 'person.afterwards'"
                                + " and about ->> 'occurrence' in (select id::text from occurrence"
                                + " where webinar_id = $1::text::uuid)")
                .executeAndAwait(Tuple.of(webinar))
                .iterator()
                .next()
                .getInteger(0);
    }

    private static String live(Person alice) {
        String id =
                alice.makes(
                        new JsonObject()
                                .put("title", "Pruning")
                                .put("startsAt", "2030-01-01T10:00:00Z")
                                .put("publish", true));
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        return id;
    }

    private int thanks(String webinar) {
        return database.preparedQuery(
                        "select count(*) from work where payload ->> 'webinar' = $1"
                                + " and payload ->> 'mail' = 'thank-you'")
                .executeAndAwait(Tuple.of(webinar))
                .iterator()
                .next()
                .getInteger(0);
    }
}
