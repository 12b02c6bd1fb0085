package dev.lectern.kit.bus;

import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives out the bus that fits the installation. */
class BusSource {

    @Produces
    @Singleton
    Bus bus(Vertx vertx) {
        return new MemoryBus(vertx);
    }
}
