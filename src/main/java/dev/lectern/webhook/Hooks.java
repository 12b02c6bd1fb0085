package dev.lectern.webhook;

import dev.lectern.kit.db.OpenTransaction;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    Uni<Void> happened(UUID workspace, EventKind kind, JsonObject data) {
        String type = kind.word();
        return Webhook.<Webhook>list("workspaceId = ?1 and active = true", workspace)
                .onItem()
                .transformToMulti(hooks -> Multi.createFrom().iterable(hooks))
                .filter(hook -> hook.wants(type))
                .onItem()
                .transformToUniAndConcatenate(hook -> deliver(hook, type, data).replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The same, unless that was told before under this name. */
    Uni<Void> happenedOnce(UUID workspace, EventKind kind, String what, JsonObject data) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return OpenTransaction.write(ONCE, kind.word() + " " + what, now)
                .chain(
                        first ->
                                first > 0
                                        ? happened(workspace, kind, data)
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
        String body =
                new JsonObject()
                        .put("type", type)
                        .put("timestamp", clock.instant().toString())
                        .put("data", data)
                        .encode();
        return new Delivery(hook, type, body, clock.instant()).<Delivery>persist().call(this::send);
    }

    Uni<Void> send(Delivery delivery) {
        return work.enqueue(
                Order.of(KIND, new JsonObject().put("delivery", delivery.id().toString()))
                        .once(delivery.id().toString())
                        .in(delivery.workspaceId()));
    }
}
