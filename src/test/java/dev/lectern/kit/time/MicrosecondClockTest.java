package dev.lectern.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MicrosecondClockTest {
    private static final Instant THEN = Instant.parse("2026-11-21T07:00:00.123456789Z");

    private final Clock clock = new MicrosecondClock(Clock.fixed(THEN, ZoneOffset.UTC));

    @Test
    void it_says_the_time_by_the_microsecond_and_by_the_millisecond() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-21T07:00:00.123456Z"));
        assertThat(clock.millis()).isEqualTo(THEN.toEpochMilli());
    }
}
