package dev.lectern.sfu.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepairTimeTest {
    private static final long SECOND = 1_000_000_000L;

    private final RepairTime repair = new RepairTime();
    private long packets;
    private long lost;
    private long now = 5 * SECOND;

    @Test
    void a_long_line_that_loses_is_waited_for_within_a_second() {
        looks(1, 5, 100);

        assertThat(repair.millis(1)).isEqualTo(200);
        assertThat(repair.millis(2)).isEqualTo(300);
        assertThat(repair.isLong()).isTrue();
    }

    @Test
    void a_line_that_loses_next_to_nothing_is_not() {
        looks(60, 0, 300);
        looks(1, 1, 300);
        looks(60, 0, 300);

        assertThat(repair.millis(2)).isZero();
    }

    @Test
    void a_line_that_answers_at_once_is_not() {
        looks(60, 10, 15);

        assertThat(repair.millis(2)).isZero();
    }

    @Test
    void it_is_forgotten_long_after_the_last_loss() {
        looks(3, 5, 100);

        looks(20, 0, 100);
        assertThat(repair.millis(2)).isPositive();
        looks(20, 0, 100);
        assertThat(repair.millis(2)).isZero();
    }

    @Test
    void a_round_trip_that_gets_shorter_is_followed_in_small_steps_far_apart() {
        looks(10, 5, 300);
        assertThat(repair.millis(1)).isEqualTo(400);
        int changes = 0;

        for (int second = 0; second < 60; second++) {
            int before = repair.millis(1);
            looks(1, 5, 100);
            int step = before - repair.millis(1);
            assertThat(step).isBetween(0, 50);
            if (step > 0) changes++;
        }

        assertThat(repair.millis(1)).isEqualTo(200);
        assertThat(changes).isEqualTo(4);
    }

    @Test
    void a_round_trip_that_varies_a_little_changes_nothing() {
        looks(10, 5, 95);
        int before = repair.millis(1);

        for (int second = 0; second < 60; second++) {
            looks(1, 5, second / 15 % 2 == 0 ? 80 : 95);
            assertThat(repair.millis(1)).isEqualTo(before);
        }
    }

    @Test
    void nobody_waits_for_longer_than_half_a_second() {
        looks(3, 5, 2_000);

        assertThat(repair.millis(2)).isEqualTo(500);
    }

    @Test
    void a_sender_whose_streams_began_anew_has_lost_nothing_by_that() {
        looks(60, 0, 100);
        packets = 100;

        looks(5, 0, 100);

        assertThat(repair.millis(2)).isZero();
    }

    /** So many seconds of a hundred packets, of which so many are lost. */
    private void looks(int seconds, int lostOfAHundred, int roundTripMillis) {
        for (int i = 0; i < seconds; i++) {
            packets += 100;
            lost += lostOfAHundred;
            now += SECOND;
            repair.look(packets, lost, roundTripMillis, now);
        }
    }
}
