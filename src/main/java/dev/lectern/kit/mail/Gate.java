package dev.lectern.kit.mail;

import java.time.Duration;
import java.time.Instant;

/**
 * Shut while the mail server is away: mails wait without being tried one by one, and when the time
 * is over a single one tries the door.
 */
final class Gate {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Duration pause = SHORTEST;
    private Instant shutUntil = Instant.MIN;
    private boolean away;

    synchronized int admits(Instant now) {
        if (now.isBefore(shutUntil)) {
            return 0;
        }
        return away ? 1 : Integer.MAX_VALUE;
    }

    /** The server did not answer; says until when nobody should try. */
    synchronized Instant serverAway(Instant now) {
        if (now.isBefore(shutUntil)) {
            return shutUntil;
        }
        shutUntil = now.plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        away = true;
        return shutUntil;
    }

    synchronized void serverAnswered() {
        away = false;
        pause = SHORTEST;
        shutUntil = Instant.MIN;
    }

    synchronized boolean away() {
        return away;
    }
}
