package dev.lectern.kit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final Instant start = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void in_ten_minutes_no_more_go_than_ten_minutes_hold() {
        Throttle throttle = new Throttle(120, start);
        int taken = 0;

        for (int millis = 0; millis < 600_000; millis += 10) {
            taken += throttle.take(start.plusMillis(millis)) ? 1 : 0;
        }

        assertThat(taken).isBetween(1198, 1204);
    }

    @Test
    void after_a_rest_no_more_than_two_seconds_worth_go_at_once() {
        Throttle throttle = new Throttle(600, start);

        assertThat(throttle.permits(start.plusSeconds(3600))).isEqualTo(20);
    }

    @Test
    void a_slow_throttle_says_when_to_come_back() {
        Throttle throttle = new Throttle(1, start);
        throttle.take(start);

        assertThat(throttle.take(start)).isFalse();
        assertThat(throttle.next(start)).isBetween(start.plusSeconds(60), start.plusSeconds(61));
    }
}
