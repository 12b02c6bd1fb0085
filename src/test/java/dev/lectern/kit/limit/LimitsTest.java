package dev.lectern.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Limits limits = new Limits(new TurnedClock());

    @Test
    void as_many_as_permitted_come_at_once_and_no_more() {
        take("alice", 5);

        assertThatThrownBy(() -> limits.check("alice", 5, MINUTE))
                .isInstanceOfSatisfying(
                        TooMany.class, refused -> assertThat(refused.retryAfter()).hasSeconds(12));
        assertThatCode(() -> limits.check("bob", 5, MINUTE)).doesNotThrowAnyException();
    }

    @Test
    void permits_come_back_evenly() {
        take("alice", 5);
        now = now.plusSeconds(12);

        limits.check("alice", 5, MINUTE);

        assertThatThrownBy(() -> limits.check("alice", 5, MINUTE)).isInstanceOf(TooMany.class);
    }

    @Test
    void a_burst_of_two_thousand_may_keep_a_thousand_a_second() {
        Allowance admin = new Allowance(2000, 1000, Duration.ofSeconds(1));
        for (int i = 0; i < 2000; i++) {
            limits.check("key", admin);
        }
        for (int i = 0; i < 3000; i++) {
            now = now.plusMillis(1);
            limits.check("key", admin);
        }

        assertThatThrownBy(() -> limits.check("key", admin)).isInstanceOf(TooMany.class);
    }

    @Test
    void being_refused_does_not_lengthen_the_wait() {
        take("alice", 5);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> limits.check("alice", 5, MINUTE)).isInstanceOf(TooMany.class);
        }
        now = now.plusSeconds(12);

        assertThatCode(() -> limits.check("alice", 5, MINUTE)).doesNotThrowAnyException();
    }

    @Test
    void the_forgiven_and_the_rested_are_forgotten() {
        take("alice", 5);
        limits.forgive("alice");
        take("alice", 5);
        now = now.plus(MINUTE);

        limits.forgetRested();

        assertThat(limits.size()).isZero();
    }

    private void take(String key, int times) {
        for (int i = 0; i < times; i++) {
            limits.check(key, 5, MINUTE);
        }
    }

    private class TurnedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
