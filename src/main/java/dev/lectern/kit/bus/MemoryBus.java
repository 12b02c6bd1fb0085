package dev.lectern.kit.bus;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** The bus of a single node: from one hand to the other, over one event loop. */
final class MemoryBus implements Bus {
    private final Context loop;
    private final Listeners listeners = new Listeners();

    MemoryBus(Vertx vertx) {
        this.loop = vertx.getOrCreateContext();
    }

    @Override
    public void publish(String topic, JsonObject news) {
        loop.runOnContext(ignored -> listeners.tell(topic, news));
    }

    @Override
    public Subscription subscribe(String topic, Consumer<JsonObject> listener) {
        listeners.add(topic, listener);
        return () -> listeners.remove(topic, listener);
    }
}
