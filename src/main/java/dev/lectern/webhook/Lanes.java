package dev.lectern.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Few deliveries at a time go to one address from this node, so that a slow one leaves room. */
@ApplicationScoped
class Lanes {
    private static final int WIDTH = 2;

    private final Map<UUID, Integer> busy = new ConcurrentHashMap<>();

    /** Whether there was room; if so, it is taken until {@link #leave}. */
    boolean enter(UUID webhook) {
        boolean[] entered = {false};
        busy.compute(
                webhook,
                (id, now) -> {
                    int before = now == null ? 0 : now;
                    entered[0] = before < WIDTH;
                    return entered[0] ? before + 1 : now;
                });
        return entered[0];
    }

    void leave(UUID webhook) {
        busy.computeIfPresent(webhook, (id, now) -> now > 1 ? now - 1 : null);
    }
}
