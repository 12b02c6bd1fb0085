package dev.lectern.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Breaker breaker = new Breaker();

    @Test
    void it_stays_closed_while_failures_are_followed_by_answers() {
        for (int i = 0; i < 20; i++) {
            breaker.failed(NOON);
            breaker.failed(NOON);
            breaker.succeeded();
        }

        assertThat(breaker.lets(NOON)).isTrue();
    }

    @Test
    void it_opens_after_five_failures_in_a_row_and_tries_one_question_later() {
        fail(5);

        assertThat(breaker.lets(NOON)).isFalse();
        assertThat(breaker.lets(NOON.plusSeconds(5))).isTrue();
        assertThat(breaker.lets(NOON.plusSeconds(5))).isFalse();
    }

    @Test
    void a_failed_try_makes_it_wait_twice_as_long() {
        fail(5);
        breaker.lets(NOON.plusSeconds(5));

        breaker.failed(NOON.plusSeconds(6));

        assertThat(breaker.lets(NOON.plusSeconds(15))).isFalse();
        assertThat(breaker.lets(NOON.plusSeconds(16))).isTrue();
    }

    @Test
    void a_good_answer_closes_it() {
        fail(5);
        breaker.lets(NOON.plusSeconds(5));

        breaker.succeeded();

        assertThat(breaker.closed()).isTrue();
        assertThat(breaker.lets(NOON.plusSeconds(5))).isTrue();
    }

    @Test
    void an_answer_that_got_lost_does_not_keep_it_open_for_ever() {
        fail(5);
        breaker.lets(NOON.plusSeconds(5));

        assertThat(breaker.lets(NOON.plusSeconds(200))).isTrue();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(NOON);
        }
    }
}
