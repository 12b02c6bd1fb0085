package dev.lectern.kit.limit;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * The door to the limit of those who have shown nothing that we know, by the address they ask from.
 * This machine itself is not counted: behind a proxy that does not say for whom it asks, it would
 * be everybody.
 */
@ApplicationScoped
public class Strangers {
    private final Limits limits;
    private final Allowance allowance;

    Strangers(Limits limits, LimitConfig config) {
        this.limits = limits;
        this.allowance =
                new Allowance(
                        config.addressBurst(), config.addressPerSecond(), Duration.ofSeconds(1));
    }

    /** Counts a request, or throws {@link TooMany}. */
    public void count(RoutingContext request) {
        String address = ClientAddress.of(request);
        if (address != null && !ClientAddress.isLoopback(address)) {
            limits.check("request:address:" + ClientAddress.network(address), allowance);
        }
    }
}
