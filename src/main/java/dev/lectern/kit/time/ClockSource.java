package dev.lectern.kit.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Gives out the system clock, by the microsecond as the database keeps it: what was made just now
 * says the same time as when it is read again. Tests replace it by one that they turn.
 */
class ClockSource {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
