package dev.lectern.kit.db;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The meters of the database client come without a first name, and are called sql.client here. */
class ClientMeters implements MeterFilter {
    @Produces
    @Singleton
    static MeterFilter named() {
        return new ClientMeters();
    }

    @Override
    public Meter.Id map(Meter.Id meter) {
        String name = meter.getName();
        return name.startsWith(".") ? meter.withName("sql.client" + name) : meter;
    }
}
