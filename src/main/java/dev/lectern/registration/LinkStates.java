package dev.lectern.registration;

import dev.lectern.kit.bus.Bus;
import dev.lectern.kit.db.Batches;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which link of a registration is good, remembered for a moment and forgotten on every node as soon
 * as it changes. Whoever let somebody in by a link hears of the change on the same topic.
 */
@ApplicationScoped
class LinkStates {
    static final String TOPIC = "registration.changed";
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final String READ =
            """
            select id, webinar_id, occurrence_id, name, status, link_version
            from registration where id = any($1)
            """;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int LINES = 4;

    private final Bus bus;
    private final Remembered<UUID, LinkState> states;

    LinkStates(Pool database, Bus bus) {
        this.bus = bus;
        Batches<Integer, UUID, Optional<LinkState>> questions =
                new Batches<>(MOST_AT_ONCE, (line, asked) -> read(database, asked));
        this.states = new Remembered<>(REMEMBERED, id -> questions.add(line(id), id));
    }

    /** Many come at once shortly before a start; they share statements, on a few connections. */
    private static int line(UUID registration) {
        return Math.floorMod(registration.hashCode(), LINES);
    }

    private static Uni<List<Optional<LinkState>>> read(Pool database, List<UUID> asked) {
        return database.preparedQuery(READ)
                .execute(Tuple.of(asked.toArray(UUID[]::new)))
                .map(rows -> inOrder(asked, rows));
    }

    private static List<Optional<LinkState>> inOrder(List<UUID> asked, RowSet<Row> rows) {
        Map<UUID, LinkState> known = new HashMap<>();
        rows.forEach(row -> known.put(row.getUUID(0), state(row)));
        return asked.stream().map(id -> Optional.ofNullable(known.get(id))).toList();
    }

    private static LinkState state(Row row) {
        return new LinkState(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                row.getString(3),
                Status.of(row.getString(4)),
                row.getInteger(5));
    }

    void listen(@Observes StartupEvent start) {
        bus.subscribe(
                TOPIC,
                news ->
                        news.getJsonArray("registrations")
                                .forEach(id -> states.forget(UUID.fromString((String) id))));
    }

    Uni<Optional<LinkState>> find(UUID registration) {
        return states.find(registration);
    }

    /** To be called after the commit. */
    void changed(List<UUID> registrations) {
        if (registrations.isEmpty()) {
            return;
        }
        registrations.forEach(states::forget);
        JsonArray ids = new JsonArray(registrations.stream().map(UUID::toString).toList());
        bus.publish(TOPIC, new JsonObject().put("registrations", ids));
    }
}
