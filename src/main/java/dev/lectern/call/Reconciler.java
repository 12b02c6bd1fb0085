package dev.lectern.call;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Compares calls with their providers, each once in a while on one node, and repairs what differs.
 * Live ones are made and started again when lost, taken as ended when ended there; ready ones, more
 * often as their hour comes near, are made again when lost or over there, and taken live or back
 * when live there.
 */
@ApplicationScoped
class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final Duration BETWEEN = Duration.ofSeconds(20);
    private static final Duration BETWEEN_READY = Duration.ofDays(1);
    private static final Duration BETWEEN_NEAR = Duration.ofMinutes(15);
    private static final Duration NEAR = Duration.ofHours(2);
    private static final int AT_ONCE = 8;
    private static final int A_ROUND = 200;
    private static final int READY_A_ROUND = 20;

    private final Pool pool;
    private final Comparing comparing;
    private final ProviderOperations operations;
    private final Deliveries deliveries;
    private final OwnContext ownContext;
    private final Clock clock;

    Reconciler(
            Pool pool,
            Comparing comparing,
            ProviderOperations operations,
            Deliveries deliveries,
            OwnContext ownContext,
            Clock clock) {
        this.pool = pool;
        this.comparing = comparing;
        this.operations = operations;
        this.deliveries = deliveries;
        this.ownContext = ownContext;
        this.clock = clock;
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return due().chain(live -> ready().map(ready -> both(live, ready)))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUni(this::compare)
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Scheduled(every = "6h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return operations.forgetOld().chain(deliveries::forgetOld);
    }

    Uni<Void> compare(UUID occurrence) {
        return ownContext
                .run(() -> comparing.compare(occurrence))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.infof("A room was not compared: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Takes those whose turn it is, so that no other node does. */
    private Uni<List<UUID>> due() {
        var now = clock.instant();
        return pool.preparedQuery(
                        """
                        update call set compared_at = $1 where occurrence_id in (
                            select occurrence_id from call
                            where state = 'LIVE' and (compared_at is null or compared_at < $2)
                            order by compared_at nulls first limit $3 for update skip locked)
                        returning occurrence_id
                        """)
                .execute(
                        Tuple.of(
                                now.atOffset(ZoneOffset.UTC),
                                now.minus(BETWEEN).atOffset(ZoneOffset.UTC),
                                A_ROUND))
                .map(Reconciler::ids);
    }

    /** Those near their hour are never kept waiting by the others. */
    private Uni<List<UUID>> ready() {
        return ready("starts_at < $4", BETWEEN_NEAR)
                .chain(
                        near ->
                                ready("starts_at >= $4", BETWEEN_READY)
                                        .map(later -> both(near, later)));
    }

    private Uni<List<UUID>> ready(String which, Duration between) {
        Instant now = clock.instant();
        return pool.preparedQuery(
                        """
                        update call set compared_at = $1 where occurrence_id in (
                            select occurrence_id from call
                            where state = 'READY' and %s
                                and coalesce(compared_at, '-infinity') < $2
                            order by coalesce(compared_at, '-infinity')
                            limit $3 for update skip locked)
                        returning occurrence_id
                        """
                                .formatted(which))
                .execute(
                        Tuple.of(
                                now.atOffset(ZoneOffset.UTC),
                                now.minus(between).atOffset(ZoneOffset.UTC),
                                READY_A_ROUND,
                                now.plus(NEAR).atOffset(ZoneOffset.UTC)))
                .map(Reconciler::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getUUID(0)).toList();
    }

    private static List<UUID> both(List<UUID> some, List<UUID> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
