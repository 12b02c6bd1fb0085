package dev.lectern.kit.mail;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts mails by what became of them. */
@ApplicationScoped
class MailWatch {
    private final MeterRegistry meters;

    MailWatch(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String outcome) {
        meters.counter("lectern.mail", "outcome", outcome).increment();
    }
}
