package dev.lectern.kit.work;

import dev.lectern.kit.db.DatabaseAddress;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Starts this node's runner with the application and drains it with the stop. */
@ApplicationScoped
class WorkStart {
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final WorkConfig config;
    private final Vertx vertx;
    private final Runner runner;
    private @Nullable NotificationLine line;

    WorkStart(
            WorkConfig config,
            Vertx vertx,
            WorkTable table,
            Bell bell,
            WorkWatch watch,
            Clock clock,
            @All List<Handler> handlers) {
        this.config = config;
        this.vertx = vertx;
        this.runner = new Runner(vertx, table, bell, watch, clock, config.lease(), handlers);
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        NotificationLine opened =
                new NotificationLine(
                        vertx, DatabaseAddress.in(ConfigProvider.getConfig()), runner::wake);
        line = opened;
        vertx.getOrCreateContext().runOnContext(ignored -> opened.open());
        runner.start(config.tick());
    }

    void stop(@Observes ShutdownEvent event) {
        NotificationLine open = line;
        if (open != null) {
            open.close();
            runner.drain(config.drain()).await().atMost(config.drain().plus(MARGIN));
        }
    }

    boolean draining() {
        return runner.draining();
    }
}
