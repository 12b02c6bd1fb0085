package dev.lectern.kit.bus;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Who on this node listens to which topic. */
final class Listeners {
    private static final Logger LOG = Logger.getLogger(Listeners.class);

    private final Map<String, List<Consumer<JsonObject>>> byTopic = new ConcurrentHashMap<>();

    /** True when the topic had nobody before. */
    boolean add(String topic, Consumer<JsonObject> listener) {
        boolean[] first = new boolean[1];
        byTopic.compute(
                topic,
                (name, listeners) -> {
                    first[0] = listeners == null;
                    List<Consumer<JsonObject>> all =
                            listeners == null ? new CopyOnWriteArrayList<>() : listeners;
                    all.add(listener);
                    return all;
                });
        return first[0];
    }

    /** True when the topic has nobody any more. */
    boolean remove(String topic, Consumer<JsonObject> listener) {
        boolean[] last = new boolean[1];
        byTopic.computeIfPresent(
                topic,
                (name, listeners) -> {
                    boolean removed = listeners.remove(listener);
                    last[0] = removed && listeners.isEmpty();
                    return listeners.isEmpty() ? null : listeners;
                });
        return last[0];
    }

    Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    void tell(String topic, JsonObject news) {
        for (Consumer<JsonObject> listener : byTopic.getOrDefault(topic, List.of())) {
            try {
                listener.accept(news);
            } catch (RuntimeException bug) {
                LOG.errorf(bug, "A listener to %s failed", topic);
            }
        }
    }
}
