package dev.lectern.kit.work;

import dev.lectern.kit.db.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door to durable work: enqueue in the transaction that causes it, withdraw what is moot. */
@ApplicationScoped
public class Work {
    private static final String INSERT =
            """
            insert into work (id, kind, payload, unique_key, due_at, workspace_id, created_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (kind, unique_key) where state = 'waiting' do nothing
            """;

    private final Clock clock;

    Work(Clock clock) {
        this.clock = clock;
    }

    /** Enqueues in the Hibernate Reactive transaction that is open on this context. */
    public Uni<Void> enqueue(Order order) {
        Instant now = clock.instant();
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(INSERT.replaceAll("\\$(\\d)", "?$1"))
                                        .setParameter(1, Ids.next())
                                        .setParameter(2, order.kind())
                                        .setParameter(3, order.payload())
                                        .setParameter(4, order.uniqueKey())
                                        .setParameter(5, due(order, now))
                                        .setParameter(6, order.workspace())
                                        .setParameter(7, utc(now))
                                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Enqueues on a connection of the reactive client, in whatever transaction it has open. */
    public Uni<Void> enqueue(SqlClient connection, List<Order> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        List<Tuple> rows =
                orders.stream()
                        .map(
                                order ->
                                        Tuple.tuple()
                                                .addUUID(Ids.next())
                                                .addString(order.kind())
                                                .addJsonObject(order.payload())
                                                .addString(order.uniqueKey())
                                                .addOffsetDateTime(due(order, now))
                                                .addUUID(order.workspace())
                                                .addOffsetDateTime(utc(now)))
                        .toList();
        return connection.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }

    private static OffsetDateTime due(Order order, Instant now) {
        @Nullable Instant due = order.due();
        return utc(due == null ? now : due);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
