package dev.lectern.kit.bus;

import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/**
 * Publishes and subscribes. Listeners are called on an event loop, one after another, and neither
 * block nor change what they are given. {@code publish} returns at once and may be called anywhere.
 */
public interface Bus {

    void publish(String topic, JsonObject news);

    Subscription subscribe(String topic, Consumer<JsonObject> listener);

    /** A listener's place; closed, it hears nothing more. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
