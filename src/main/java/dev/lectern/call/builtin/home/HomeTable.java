package dev.lectern.call.builtin.home;

import dev.lectern.call.Tape;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The leases as they stand in the database, measured by its clock, which all nodes share. */
@ApplicationScoped
class HomeTable {
    /** A node's own address in another's lease is that of its predecessor, which is gone. */
    private static final String CLAIM =
            """
            insert into media_home as home (occurrence_id, node, url, epoch, records, leased_until)
            values ($1, $2, $3, 1, false, now() + $4 * interval '1 millisecond')
            on conflict (occurrence_id) do update set
                epoch = home.epoch + case when home.node = excluded.node then 0 else 1 end,
                node = excluded.node, url = excluded.url, leased_until = excluded.leased_until
            where home.leased_until < now() or home.node = excluded.node or home.url = excluded.url
            returning *
            """;

    private static final String FIND =
            "select * from media_home where occurrence_id = $1 and leased_until >= now()";
    private static final String RENEW =
            """
            update media_home set leased_until = now() + $3 * interval '1 millisecond'
            where node = $1 and occurrence_id = any($2)
            returning occurrence_id
            """;
    private static final String RECORDS =
            """
            update media_home set records = $3, record_paused = $4
            where occurrence_id = $1 and node = $2
            """;

    /** What nobody records now, and whoever comes next would go on with. */
    private static final String WHILE_AWAY =
            """
            update media_home set records = $2, record_paused = $3
            where occurrence_id = $1 and records
                and (leased_until < now() or url = $4 and node <> $5)
            returning occurrence_id
            """;

    private static final String LEAVE =
            "delete from media_home where occurrence_id = $1 and (node = $2 or leased_until < now())";
    private static final String MOVE_OUT =
            "update media_home set leased_until = '-infinity' where node = $1";

    private final Pool pool;

    HomeTable(Pool pool) {
        this.pool = pool;
    }

    /** The lease, if it could be had. */
    Uni<Optional<Home>> claim(UUID occurrence, UUID node, String url, Duration lease) {
        return query(CLAIM, Tuple.of(occurrence, node, url, lease.toMillis()))
                .map(HomeTable::first);
    }

    Uni<Optional<Home>> find(UUID occurrence) {
        return query(FIND, Tuple.of(occurrence)).map(HomeTable::first);
    }

    /** Those that are still this node's, for another lease. */
    Uni<Set<UUID>> renew(UUID node, Collection<UUID> occurrences, Duration lease) {
        UUID[] all = occurrences.toArray(UUID[]::new);
        return query(RENEW, Tuple.of(node, all, lease.toMillis())).map(HomeTable::ids);
    }

    Uni<Void> records(UUID occurrence, UUID node, Tape tape) {
        Tuple row = Tuple.of(occurrence, node, tape != Tape.STOPPED, tape == Tape.PAUSED);
        return query(RECORDS, row).replaceWithVoid();
    }

    /** Whether there was anything to be written down; this node has the given id and address. */
    Uni<Boolean> recordsWhileAway(UUID occurrence, UUID node, String url, Tape tape) {
        boolean records = tape != Tape.STOPPED;
        Tuple row = Tuple.of(occurrence, records, tape == Tape.PAUSED, url, node);
        return query(WHILE_AWAY, row).map(written -> written.size() > 0);
    }

    Uni<Void> leave(UUID occurrence, UUID node) {
        return query(LEAVE, Tuple.of(occurrence, node)).replaceWithVoid();
    }

    /** Gives everything up at once, so that others need not wait for the leases to end. */
    Uni<Void> moveOut(UUID node) {
        return query(MOVE_OUT, Tuple.of(node)).replaceWithVoid();
    }

    private Uni<RowSet<Row>> query(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values);
    }

    private static Optional<Home> first(RowSet<Row> rows) {
        return rows.iterator().hasNext()
                ? Optional.of(home(rows.iterator().next()))
                : Optional.empty();
    }

    private static Home home(Row row) {
        return new Home(
                row.getUUID("occurrence_id"),
                row.getUUID("node"),
                row.getString("url"),
                row.getLong("epoch"),
                tape(row));
    }

    private static Tape tape(Row row) {
        if (!row.getBoolean("records")) {
            return Tape.STOPPED;
        }
        return row.getBoolean("record_paused") ? Tape.PAUSED : Tape.RUNNING;
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        Set<UUID> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.getUUID("occurrence_id")));
        return ids;
    }
}
