package dev.lectern.kit.bus;

import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives out the bus that fits the installation. */
class BusSource {

    @Produces
    @Singleton
    Bus bus(Vertx vertx, @ConfigProperty(name = "lectern.redis.url") Optional<String> redis) {
        return redis.filter(url -> !url.isBlank())
                .<Bus>map(url -> new RedisBus(vertx, url))
                .orElseGet(() -> new MemoryBus(vertx));
    }

    void close(@Disposes Bus bus) {
        if (bus instanceof RedisBus redis) {
            redis.close();
        }
    }
}
