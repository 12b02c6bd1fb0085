package dev.lectern.kit.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Counts mails by what became of them. */
@ApplicationScoped
class MailWatch {
    private final MeterRegistry meters;

    MailWatch(MeterRegistry meters) {
        this.meters = meters;
    }

    void start(@Observes StartupEvent event, Post post) {
        Gauge.builder("lectern.mail.server.away", post, one -> one.serverAway() ? 1 : 0)
                .description("1 while the mail server takes nothing, else 0")
                .register(meters);
    }

    void count(String outcome) {
        meters.counter("lectern.mail", "outcome", outcome).increment();
    }
}
