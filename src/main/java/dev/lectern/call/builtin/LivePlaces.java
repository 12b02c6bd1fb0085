package dev.lectern.call.builtin;

import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the one live place of each link is in our own rooms. A pass carries the number of its
 * place; the number goes up when another page or program takes it, so that earlier passes are worth
 * nothing on any node and after any restart. Number 0 is for whoever may have several.
 *
 * <p>Who moved is kept in memory for two seconds, so that a thousand players do not ask the
 * database for each piece. Few ever move; of all others nothing is read.
 */
@ApplicationScoped
class LivePlaces {
    static final int SEVERAL = 0;
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST = 2_000;

    private static final String TAKE =
            """
            with before as (select holder from builtin_place where room = $1 and identity = $2)
            insert into builtin_place as mine (room, identity, holder, place)
            values ($1, $2, $3, 1)
            on conflict (room, identity) do update
                set place = mine.place + case when mine.holder = excluded.holder then 0 else 1 end,
                    holder = excluded.holder
            returning place, place > 1 and (select holder from before) is distinct from $3 as moved
            """;

    private final Pool database;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** Who moved in a room, with the number of their place, and until when that is good enough. */
    private record Known(Map<String, Integer> places, long until) {}

    /** Somebody's place, and whether it was somewhere else until now. */
    record Taken(int place, boolean moved) {}

    LivePlaces(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Their place is where the holder is from now on. */
    Uni<Taken> take(String room, String identity, String holder) {
        return database.preparedQuery(TAKE)
                .execute(Tuple.of(room, identity, holder))
                .map(rows -> taken(rows.iterator().next()))
                .invoke(
                        taken -> {
                            if (taken.moved()) {
                                forget(room);
                            }
                        });
    }

    private static Taken taken(Row row) {
        return new Taken(row.getInteger("place"), row.getBoolean("moved"));
    }

    /** Refuses the pass of a place that has moved, as it stands this moment. */
    Uni<Void> require(BuiltinGrant grant) {
        return grant.place() == SEVERAL
                ? Uni.createFrom().voidItem()
                : database.preparedQuery(
                                "select place from builtin_place where room = $1 and identity = $2"
                                        + " and place > $3")
                        .execute(Tuple.of(grant.room(), grant.identity(), grant.place()))
                        .invoke(later -> refuse(later.rowCount() > 0))
                        .replaceWithVoid();
    }

    /** The same as it stood at most two seconds ago. */
    Uni<Void> require(StreamAddresses.Pass pass) {
        return pass.place() == SEVERAL
                ? Uni.createFrom().voidItem()
                : moved(pass.room())
                        .invoke(
                                there ->
                                        refuse(
                                                there.getOrDefault(pass.identity(), 1)
                                                        > pass.place()))
                        .replaceWithVoid();
    }

    private Uni<Map<String, Integer>> moved(String room) {
        Known fresh = known.get(room);
        return fresh != null && clock.millis() < fresh.until()
                ? Uni.createFrom().item(fresh.places())
                : read(room);
    }

    private Uni<Map<String, Integer>> read(String room) {
        long until = clock.millis() + FRESH.toMillis();
        return database.preparedQuery(
                        "select identity, place from builtin_place where room = $1 and place > 1")
                .execute(Tuple.of(room))
                .map(LivePlaces::places)
                .invoke(places -> remember(room, new Known(places, until)));
    }

    private static Map<String, Integer> places(RowSet<Row> rows) {
        Map<String, Integer> places = new HashMap<>();
        rows.forEach(row -> places.put(row.getString("identity"), row.getInteger("place")));
        return places;
    }

    private void remember(String room, Known now) {
        if (known.size() > MOST) {
            known.values().removeIf(old -> old.until() < clock.millis());
        }
        known.put(room, now);
    }

    /** Somebody moved there: whoever asks next asks the database. */
    void forget(String room) {
        known.remove(room);
    }

    private static void refuse(boolean moved) {
        if (moved) {
            throw new NotAllowed(
                    Sentence.of(
                            "This link is in use somewhere else by now. Join here again to come"
                                    + " back.",
                            "Dieser Link wird inzwischen an anderer Stelle benutzt. Nehmen Sie hier"
                                    + " noch einmal teil, um zurückzukommen."));
        }
    }
}
