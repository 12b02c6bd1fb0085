package dev.lectern.kit.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** How much work there is and how late it is, counted every few seconds for metrics and health. */
@ApplicationScoped
class Backlog {
    private static final String COUNT =
            """
            select kind, state, count(*), min(due_at) filter (where due_at <= $1)
            from work group by kind, state
            """;

    private final Pool pool;
    private final Clock clock;
    private final MultiGauge rows;
    private volatile Counted last = new Counted(0, 0, Duration.ZERO);

    Backlog(Pool pool, Clock clock, MeterRegistry meters) {
        this.pool = pool;
        this.clock = clock;
        this.rows = MultiGauge.builder("lectern.work.rows").register(meters);
        meters.gauge(
                "lectern.work.backlog.seconds",
                this,
                backlog -> backlog.last.late().toMillis() / 1000.0);
    }

    /**
     * What was there at the last count.
     *
     * @param late for how long the oldest job that should have begun has been waiting
     */
    record Counted(long waiting, long parked, Duration late) {}

    Counted last() {
        return last;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> count() {
        Instant now = clock.instant();
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .invoke(found -> counted(found, now))
                .replaceWithVoid();
    }

    private void counted(RowSet<Row> found, Instant now) {
        List<MultiGauge.Row<?>> gauges = new ArrayList<>();
        long waiting = 0;
        long parked = 0;
        Duration late = Duration.ZERO;
        for (Row row : found) {
            String state = row.getString(1);
            long count = row.getLong(2);
            OffsetDateTime oldest = row.getOffsetDateTime(3);
            gauges.add(MultiGauge.Row.of(Tags.of("kind", row.getString(0), "state", state), count));
            parked += state.equals("parked") ? count : 0;
            if (state.equals("waiting")) {
                waiting += count;
                Duration age =
                        oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
                late = age.compareTo(late) > 0 ? age : late;
            }
        }
        rows.register(gauges, true);
        last = new Counted(waiting, parked, late);
    }
}
