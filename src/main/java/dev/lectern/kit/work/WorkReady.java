package dev.lectern.kit.work;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready until the stop begins. How late work is stands beside it but decides nothing: taking nodes
 * away would make it later.
 */
@Readiness
@ApplicationScoped
class WorkReady implements HealthCheck {
    private final WorkStart start;
    private final Backlog backlog;

    WorkReady(WorkStart start, Backlog backlog) {
        this.start = start;
        this.backlog = backlog;
    }

    @Override
    public HealthCheckResponse call() {
        Backlog.Counted last = backlog.last();
        return HealthCheckResponse.named("work")
                .status(!start.draining())
                .withData("waiting", last.waiting())
                .withData("parked", last.parked())
                .withData("lateSeconds", last.late().toSeconds())
                .build();
    }
}
