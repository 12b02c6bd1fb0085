package dev.lectern.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void pauses_double_and_end_at_a_quarter_of_an_hour() {
        assertThat(Backoff.pauseAfter(1)).hasSeconds(1);
        assertThat(Backoff.pauseAfter(2)).hasSeconds(2);
        assertThat(Backoff.pauseAfter(5)).hasSeconds(16);
        assertThat(Backoff.pauseAfter(11)).hasMinutes(15);
        assertThat(Backoff.pauseAfter(1_000_000)).hasMinutes(15);
    }

    @Test
    void a_pause_is_spread_around_its_length() {
        Random chance = new Random(1);

        for (int i = 0; i < 1000; i++) {
            assertThat(Backoff.spread(Duration.ofSeconds(100), chance))
                    .isBetween(Duration.ofSeconds(75), Duration.ofSeconds(125));
        }
    }
}
