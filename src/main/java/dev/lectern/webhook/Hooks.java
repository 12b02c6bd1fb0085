package dev.lectern.webhook;

import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Turns what happened into deliveries, one for each address that wants to know. */
@ApplicationScoped
class Hooks {
    static final String KIND = "webhook.deliver";

    /** What a test sends; goes to an address that is switched off too. */
    static final String TEST = "webhook.test";

    private final Work work;
    private final Clock clock;

    Hooks(Work work, Clock clock) {
        this.work = work;
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
