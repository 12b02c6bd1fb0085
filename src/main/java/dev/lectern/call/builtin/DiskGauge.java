package dev.lectern.call.builtin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;

/** Says in the metrics how much space is left for recordings. */
@ApplicationScoped
class DiskGauge {
    private final Shelf shelf;
    private final MeterRegistry metrics;

    DiskGauge(Shelf shelf, MeterRegistry metrics) {
        this.shelf = shelf;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("lectern.recordings.disk.free", this, DiskGauge::bytesLeft)
                .description("Space left on the disk of the recordings")
                .baseUnit("bytes")
                .register(metrics);
    }

    private double bytesLeft() {
        try {
            return Files.getFileStore(shelf.root()).getUsableSpace();
        } catch (IOException unknown) {
            return Double.NaN;
        }
    }
}
