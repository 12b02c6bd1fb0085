package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.kit.db.Ids;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The window of a series moves while somebody changes the series. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class WindowTest {
    @Inject World world;
    @Inject Clock clock;
    @Inject Pool database;

    @Test
    void no_room_is_opened_for_what_is_being_cancelled() {
        Person alice = world.alice();
        String id = series(alice);
        UUID webinar = UUID.fromString(id);
        UUID second =
                UUID.fromString(
                        alice.api().get("/api/v1/webinars/{id}", id).path("occurrences[1].id"));
        database.preparedQuery("delete from call where occurrence_id = $1")
                .executeAndAwait(Tuple.of(second));
        SqlConnection somebody = database.getConnectionAndAwait();
        somebody.query("begin").executeAndAwait();
        somebody.preparedQuery("select 1 from webinar where id = $1 for update")
                .executeAndAwait(Tuple.of(webinar));
        UUID job = moveWindow(id);
        await().atMost(Duration.ofSeconds(20)).until(() -> is(job, "running"));
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> is(job, "running"));

        somebody.preparedQuery("update webinar set state = 'CANCELLED' where id = $1")
                .executeAndAwait(Tuple.of(webinar));
        somebody.query("commit").executeAndAwait();
        somebody.closeAndAwait();

        await().atMost(Duration.ofSeconds(20)).until(() -> !is(job, "running"));
        assertThat(rooms(second)).isZero();
    }

    private UUID moveWindow(String webinar) {
        UUID job = Ids.next();
        database.preparedQuery(
                        "insert into work (id, kind, payload, due_at, created_at)"
                                + " values ($1, $2, $3, now(), now())")
                .executeAndAwait(
                        Tuple.of(
                                job,
                                Preparation.PREPARE,
                                new JsonObject().put("webinar", webinar)));
        return job;
    }

    private boolean is(UUID job, String state) {
        return count("select 1 from work where id = $1 and state = $2", Tuple.of(job, state)) == 1;
    }

    private int rooms(UUID date) {
        return count("select 1 from call where occurrence_id = $1", Tuple.of(date));
    }

    private int count(String sql, Tuple values) {
        return database.preparedQuery(sql).executeAndAwait(values).size();
    }

    private String series(Person alice) {
        return alice.makes(
                new JsonObject()
                        .put("title", "Growing roses")
                        .put("startsAt", clock.instant().plusSeconds(86_400).toString())
                        .put("durationMinutes", 60)
                        .put("recurrence", "FREQ=DAILY;INTERVAL=20;COUNT=3")
                        .put("publish", true));
    }
}
