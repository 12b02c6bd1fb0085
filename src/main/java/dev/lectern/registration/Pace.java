package dev.lectern.registration;

import dev.lectern.kit.limit.ClientAddress;
import dev.lectern.kit.limit.Limits;
import dev.lectern.kit.limit.TooMany;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * How often one network address may send a public form. The machine itself is not limited: what
 * comes from there is a proxy that hides everybody's address, or whoever runs the installation.
 */
@ApplicationScoped
class Pace {
    private static final int MOST = 120;
    private static final Duration WHILE = Duration.ofMinutes(1);

    private final Limits limits;
    private final RoutingContext request;

    Pace(Limits limits, RoutingContext request) {
        this.limits = limits;
        this.request = request;
    }

    /** That this address has to wait, and how long; nothing: it may enter. */
    Optional<TooMany> crowded() {
        try {
            entering();
            return Optional.empty();
        } catch (TooMany tooMany) {
            return Optional.of(tooMany);
        }
    }

    void entering() {
        String address = ClientAddress.of(request);
        if (address != null && !ClientAddress.isLoopback(address)) {
            limits.check("public form " + ClientAddress.network(address), MOST, WHILE);
        }
    }
}
