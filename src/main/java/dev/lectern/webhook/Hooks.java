package dev.lectern.webhook;

import dev.lectern.kit.db.OpenTransaction;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Turns what happened into deliveries, one for each address that wants to know. */
@ApplicationScoped
class Hooks {
    static final String KIND = "webhook.deliver";

    /** What a test sends; goes to an address that is switched off too. */
    static final String TEST = "webhook.test";

    private static final Duration KNOWN = Duration.ofDays(60);
    private static final String ONCE =
            "insert into webhook_told (what, told_at) values ($1, $2) on conflict do nothing";

    private final Work work;
    private final Pool pool;
    private final Clock clock;

    Hooks(Work work, Pool pool, Clock clock) {
        this.work = work;
        this.pool = pool;
        this.clock = clock;
    }

    /** Writes the deliveries in the transaction that is open. */
    Uni<Void> happened(List<Tiding> tidings) {
        Instant now = clock.instant();
        return OpenTransaction.read(
                        Tiding.DELIVERIES, now.atOffset(ZoneOffset.UTC), Tiding.rows(tidings, now))
                .map(made -> made.stream().map(Hooks::order).toList())
                .chain(work::enqueue);
    }

    private static Order order(Object[] row) {
        return Tiding.order((UUID) row[0], (UUID) row[1]);
    }

    /** The same, unless that was told before under this name. */
    Uni<Void> happenedOnce(Tiding tiding, String what) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return OpenTransaction.write(ONCE, tiding.kind().word() + " " + what, now)
                .chain(
                        first ->
                                first > 0
                                        ? happened(List.of(tiding))
                                        : Uni.createFrom().voidItem());
    }

    @Scheduled(every = "6h", delayed = "7m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        OffsetDateTime oldest = clock.instant().minus(KNOWN).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery("delete from webhook_told where told_at < $1")
                .execute(Tuple.of(oldest))
                .replaceWithVoid();
    }

    Uni<Delivery> deliver(Webhook hook, String type, JsonObject data) {
        Instant now = clock.instant();
        return new Delivery(hook, type, Tiding.body(type, data, now), now)
                .<Delivery>persist()
                .call(this::send);
    }

    Uni<Void> send(Delivery delivery) {
        return work.enqueue(Tiding.order(delivery.id(), delivery.workspaceId()));
    }
}
