package dev.lectern.room;

import java.time.Instant;

/** How much one page may say: a burst, then so much a second. Used by one connection only. */
final class Tempo {
    static final int BURST = 60;
    static final double PER_SECOND = 10;

    private double left = BURST;
    private Instant since;

    Tempo(Instant now) {
        this.since = now;
    }

    boolean allows(Instant now) {
        double seconds = (now.toEpochMilli() - since.toEpochMilli()) / 1000.0;
        left = Math.min(BURST, left + Math.max(0, seconds) * PER_SECOND);
        since = now;
        left -= 1;
        return left >= 0;
    }
}
