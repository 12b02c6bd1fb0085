package dev.lectern.kit.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts and logs what the runner does; kinds and ids only, never what the work is about. */
@ApplicationScoped
class WorkWatch {
    private static final Logger LOG = Logger.getLogger(WorkWatch.class);

    private final MeterRegistry meters;
    private final Map<String, Timer> delays = new ConcurrentHashMap<>();
    private final Map<String, Counter> outcomes = new ConcurrentHashMap<>();

    WorkWatch(MeterRegistry meters) {
        this.meters = meters;
    }

    void started(Claim claim, Instant now) {
        Duration late = Duration.between(claim.due(), now);
        delays.computeIfAbsent(
                        claim.job().kind(),
                        kind -> meters.timer("lectern.work.delay", "kind", kind))
                .record(late.isNegative() ? Duration.ZERO : late);
    }

    void ended(Claim claim, Outcome outcome, @Nullable Throwable failure) {
        Job job = claim.job();
        outcomes.computeIfAbsent(
                        job.kind() + ' ' + outcome.word(),
                        key ->
                                meters.counter(
                                        "lectern.work.jobs",
                                        "kind",
                                        job.kind(),
                                        "outcome",
                                        outcome.word()))
                .increment();
        if (outcome instanceof Outcome.Parked) {
            LOG.warnf(
                    "Work %s %s is parked after %d attempts", job.kind(), job.id(), job.attempt());
            LOG.debug("Why it is parked", failure);
        } else if (outcome instanceof Outcome.Again again && again.counted()) {
            LOG.infof("Work %s %s comes again at %s", job.kind(), job.id(), again.due());
            LOG.debug("Why it comes again", failure);
        }
    }
}
