package dev.lectern.registration;

import dev.lectern.kit.db.Ids;
import dev.lectern.world.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Puts published webinars into the database, with the registration settings a test is about. */
@ApplicationScoped
class Announced {
    private final Pool database;
    private final Clock clock;

    Announced(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A webinar as the tests see it. */
    record Talk(UUID id, String slug, UUID occurrence) {
        String people() {
            return "/api/v1/webinars/" + id + "/registrations";
        }
    }

    Talk talk(Person host, JsonObject settings) {
        return talk(host, settings, clock.instant().plus(Duration.ofDays(3)));
    }

    Talk talk(Person host, JsonObject settings, Instant start) {
        return talk(host, settings, start, "en");
    }

    Talk talk(Person host, JsonObject settings, Instant start, String language) {
        UUID id = Ids.next();
        UUID occurrence = Ids.next();
        String slug = "roses-" + id.toString().substring(24);
        Instant begins = start.truncatedTo(ChronoUnit.SECONDS);
        run(
                """
                insert into webinar (id, workspace_id, slug, title, description, speakers, timezone,
                    starts_at, duration_minutes, state, policy, registration, reminders, exceptions,
                    standing, current_starts_at, current_ends_at, created_at, updated_at, language)
                values ($1, $2, $3, 'Growing roses', 'How to **prune** them.', $4, 'Europe/Berlin',
                    $5, 60, 'PUBLISHED', '{}', $6, '{"items": [1440, 15]}', '{"items": []}',
                    'upcoming', $5, $5, $5, $5, $7)
                """,
                Tuple.tuple()
                        .addUUID(id)
                        .addUUID(host.workspace())
                        .addString(slug)
                        .addJsonObject(speakers())
                        .addOffsetDateTime(begins.atOffset(ZoneOffset.UTC))
                        .addJsonObject(settings)
                        .addString(language));
        run("insert into webinar_slug values ($1, $2)", Tuple.of(slug, id));
        run(
                """
                insert into occurrence (id, webinar_id, workspace_id, slot, starts_at, ends_at, state)
                values ($1, $2, $3, $4, $4, $5, 'SCHEDULED')
                """,
                Tuple.of(
                        occurrence,
                        id,
                        host.workspace(),
                        begins.atOffset(ZoneOffset.UTC),
                        begins.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC)));
        return new Talk(id, slug, occurrence);
    }

    void run(String statement, Tuple values) {
        database.preparedQuery(statement).executeAndAwait(values);
    }

    List<Row> rows(String statement, Object... values) {
        List<Row> rows = new ArrayList<>();
        database.preparedQuery(statement).executeAndAwait(Tuple.from(values)).forEach(rows::add);
        return rows;
    }

    private static JsonObject speakers() {
        return new JsonObject()
                .put(
                        "items",
                        new JsonArray()
                                .add(
                                        new JsonObject()
                                                .put("name", "Rosa Gärtner")
                                                .put("role", "Gardener")
                                                .put("bio", "Thirty years of roses.")));
    }
}
