package dev.lectern.kit.work;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.db.OpenTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door to durable work: enqueue in the transaction that causes it, withdraw what is moot. */
@ApplicationScoped
public class Work {
    private static final String INSERT_ALL =
            """
            insert into work (id, kind, payload, unique_key, due_at, workspace_id, created_at)
            select id, kind, payload::jsonb, unique_key, due_at, workspace_id, $7
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[],
                $6::uuid[]) as row (id, kind, payload, unique_key, due_at, workspace_id)
            on conflict (kind, unique_key) where state = 'waiting' and unique_key is not null
            do nothing
            """;
    private static final String NOTIFY = "select pg_notify('" + Bell.CHANNEL + "', '')";
    private static final String WITHDRAW =
            """
            delete from work where kind = $1 and unique_key = $2
              and state in ('waiting', 'parked')
            """;

    private final Clock clock;
    private final Bell bell;

    Work(Clock clock, Bell bell) {
        this.clock = clock;
        this.bell = bell;
    }

    /** Enqueues in the Hibernate Reactive transaction that is open on this context. */
    public Uni<Void> enqueue(Order order) {
        return enqueue(List.of(order));
    }

    /** The same for several, in one statement. */
    public Uni<Void> enqueue(List<Order> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        boolean soon = orders.stream().anyMatch(order -> order.due() == null);
        return OpenTransaction.write(INSERT_ALL, values(orders, now))
                .chain(() -> soon ? ring() : Uni.createFrom().voidItem());
    }

    /** Tells the runners of rows that a statement in the open Panache transaction put there. */
    public Uni<Void> ring() {
        return bell.stir()
                ? OpenTransaction.read(NOTIFY).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Enqueues on a connection of the reactive client, in whatever transaction it has open. */
    public Uni<Void> enqueue(SqlClient connection, List<Order> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        boolean soon = orders.stream().anyMatch(order -> order.due() == null);
        return connection
                .preparedQuery(INSERT_ALL)
                .execute(Tuple.wrap(values(orders, now)))
                .chain(() -> soon ? ring(connection) : Uni.createFrom().voidItem());
    }

    private static Object[] values(List<Order> orders, Instant now) {
        return new Object[] {
            orders.stream().map(order -> Ids.next()).toArray(UUID[]::new),
            orders.stream().map(Order::kind).toArray(String[]::new),
            orders.stream().map(o -> o.payload().encode()).toArray(String[]::new),
            orders.stream().map(Order::uniqueKey).toArray(String[]::new),
            orders.stream().map(o -> due(o, now)).toArray(OffsetDateTime[]::new),
            orders.stream().map(Order::workspace).toArray(UUID[]::new),
            utc(now)
        };
    }

    /** Tells the runners of rows that a statement of the caller's own put into the table. */
    public Uni<Void> ring(SqlClient connection) {
        return bell.stir()
                ? connection.query(NOTIFY).execute().replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Takes back, in the open transaction, what is enqueued under the key and does not run yet. */
    public Uni<Boolean> withdraw(String kind, String uniqueKey) {
        return OpenTransaction.write(WITHDRAW, kind, uniqueKey).map(rows -> rows > 0);
    }

    private static OffsetDateTime due(Order order, Instant now) {
        @Nullable Instant due = order.due();
        return utc(due == null ? now : due);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
