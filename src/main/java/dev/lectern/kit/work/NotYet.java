package dev.lectern.kit.work;

import java.time.Instant;

/** The job is right but too early: it comes again at the given time, and no attempt is counted. */
public class NotYet extends RuntimeException {
    private final transient Instant until;

    public NotYet(Instant until, String reason) {
        super(reason);
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}
