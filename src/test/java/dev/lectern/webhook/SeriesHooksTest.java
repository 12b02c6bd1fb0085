package dev.lectern.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the row of a series is locked for while its dates change. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SeriesHooksTest {
    @Inject World world;
    @Inject Pool database;

    private HookReceiver theirs;
    private Person alice;
    private List<UUID> hooks;

    @BeforeEach
    void listen() throws IOException {
        theirs = new HookReceiver();
        alice = world.alice();
        hooks = List.of(resting(), resting());
    }

    /** What rests would be in the way of whoever counts what rests. */
    @AfterEach
    void hangUp() {
        hooks.forEach(id -> alice.api().delete("/api/v1/webhooks/{id}", id));
        theirs.close();
    }

    @Test
    void all_dates_that_move_are_told_in_one_statement() {
        String series = series("FREQ=DAILY;COUNT=20");

        change(series, "{\"startsAt\": \"2030-01-01T12:00:00Z\"}");

        assertThat(told("occurrence.moved")).isEqualTo(new Told(40, 1));
    }

    @Test
    void all_dates_that_a_rule_calls_off_are_told_in_one_statement() {
        String series = series("FREQ=DAILY;COUNT=20");

        change(series, "{\"recurrence\": \"FREQ=DAILY;COUNT=5\"}");

        assertThat(told("occurrence.cancelled")).isEqualTo(new Told(30, 1));
    }

    @Test
    void all_dates_that_a_rule_adds_are_told_in_one_statement() {
        String series = series("FREQ=DAILY;COUNT=5");

        change(series, "{\"recurrence\": \"FREQ=DAILY;COUNT=20\"}");

        assertThat(told("occurrence.added")).isEqualTo(new Told(30, 1));
    }

    @Test
    void all_dates_of_a_webinar_that_is_cancelled_are_told_in_one_statement() {
        String series = series("FREQ=DAILY;COUNT=20");

        alice.api().post("/api/v1/webinars/{id}/cancel", series).then().statusCode(200);

        assertThat(told("occurrence.cancelled")).isEqualTo(new Told(40, 1));
    }

    /** An address that is given a rest: its deliveries stay as they were written. */
    private UUID resting() {
        UUID id = UUID.fromString(theirs.hook(alice).getString("id"));
        database.preparedQuery(
                        "update webhook set resting_until = now() + interval '1 hour' where id ="
                                + " $1")
                .executeAndAwait(Tuple.of(id));
        return id;
    }

    private String series(String rule) {
        return alice.api()
                .body(
                        new JsonObject()
                                .put("title", "Daily")
                                .put("startsAt", "2030-01-01T10:00:00Z")
                                .put("recurrence", rule)
                                .put("publish", true)
                                .encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void change(String webinar, String body) {
        alice.api().body(body).patch("/api/v1/webinars/{id}", webinar).then().statusCode(200);
    }

    private record Told(long deliveries, long statements) {}

    /** A row knows by which command of its transaction it was written. */
    private Told told(String type) {
        Row row =
                database.preparedQuery(
                                """
                                select count(*), count(distinct xmin::text || ' ' || cmin::text)
                                from webhook_delivery where type = $1 and webhook_id = any ($2)
                                """)
                        .executeAndAwait(Tuple.of(type, hooks.toArray(UUID[]::new)))
                        .iterator()
                        .next();
        return new Told(row.getLong(0), row.getLong(1));
    }
}
