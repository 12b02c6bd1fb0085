package dev.lectern.kit.mail;

import java.time.Duration;
import java.time.Instant;

/**
 * So many mails a minute, evenly: a bucket that fills by the second and holds two seconds' worth.
 */
final class Throttle {
    private final double perSecond;
    private final double most;
    private double level;
    private Instant filled;

    Throttle(int perMinute, Instant now) {
        this.perSecond = perMinute / 60.0;
        this.most = Math.max(1, perSecond * 2);
        this.level = Math.max(1, perSecond);
        this.filled = now;
    }

    /** How many may go now. */
    synchronized int permits(Instant now) {
        fill(now);
        return (int) level;
    }

    /** Takes one permit; false when there is none. */
    synchronized boolean take(Instant now) {
        fill(now);
        if (level < 1) {
            return false;
        }
        level -= 1;
        return true;
    }

    /** When the next permit will be there. */
    synchronized Instant next(Instant now) {
        fill(now);
        double seconds = level >= 1 ? 0 : (1 - level) / perSecond;
        return now.plusMillis(Math.round(seconds * 1000) + 1);
    }

    private void fill(Instant now) {
        double seconds = Duration.between(filled, now).toNanos() / 1e9;
        if (seconds > 0) {
            level = Math.min(most, level + seconds * perSecond);
            filled = now;
        }
    }
}
