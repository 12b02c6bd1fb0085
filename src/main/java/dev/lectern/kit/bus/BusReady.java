package dev.lectern.kit.bus;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while nodes on one database cannot hear each other: a room would split silently. */
@Readiness
@ApplicationScoped
class BusReady implements HealthCheck {
    private final Bus bus;
    private final NodePresence nodes;

    BusReady(Bus bus, NodePresence nodes) {
        this.bus = bus;
        this.nodes = nodes;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("nodes");
        if (nodes.apart()) {
            return answer.down()
                    .withData(
                            "why",
                            "Another node runs on this database, and they cannot hear each other."
                                    + " Set LECTERN_REDIS_URL to the same Redis on all of them.")
                    .build();
        }
        if (bus instanceof RedisBus redis && !redis.connected()) {
            return answer.down().withData("why", "Redis does not answer.").build();
        }
        return answer.up()
                .withData("through", bus instanceof RedisBus ? "Redis" : "memory")
                .build();
    }
}
