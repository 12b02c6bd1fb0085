package dev.lectern.sfu.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimate against a link with a rate, a queue and losses of its own. */
class BandwidthEstimateTest {
    private final SlowLink link = new SlowLink();
    private final BandwidthEstimate estimate = link.estimate;

    @Test
    void sending_more_than_fits_is_noticed_within_two_seconds() {
        link.run(2, 1_500_000, 700_000, 0);

        assertThat(estimate.bitsPerSecond()).isLessThan(750_000);
    }

    @Test
    void it_settles_near_what_the_link_carries() {
        for (int i = 0; i < 20; i++) {
            link.run(1, Math.min(1_500_000, estimate.bitsPerSecond()), 700_000, 0);
        }

        assertThat(estimate.bitsPerSecond()).isBetween(350_000L, 850_000L);
    }

    @Test
    void without_a_probe_it_stays_near_what_is_delivered() {
        link.run(20, 300_000, 10_000_000, 0);

        assertThat(estimate.bitsPerSecond()).isLessThanOrEqualTo(BandwidthEstimate.START);
    }

    @Test
    void a_probe_shows_that_more_would_fit() {
        link.run(2, 900_000, 10_000_000, 0);

        estimate.probe(2_500_000, link.now());
        link.run(2, 900_000, 10_000_000, 0);

        assertThat(estimate.bitsPerSecond()).isGreaterThan(1_900_000);
    }

    @Test
    void a_probe_over_a_narrow_link_changes_nothing_for_the_better() {
        link.run(2, 500_000, 800_000, 0);

        estimate.probe(2_500_000, link.now());
        link.run(2, 500_000, 800_000, 0);

        assertThat(estimate.bitsPerSecond()).isLessThan(1_000_000);
    }

    @Test
    void probes_that_were_too_much_do_not_cost_what_fits() {
        link.keeps(200_000);
        link.run(5, 640_000, 1_500_000, 0);

        for (int i = 0; i < 600; i++) {
            estimate.probe(3_000_000, link.now());
            link.runATenth(640_000, 1_500_000, 0);
            assertThat(estimate.bitsPerSecond()).isGreaterThan(640_000);
        }
    }

    @Test
    void of_few_packets_chance_alone_loses_many_now_and_then() {
        for (int seconds = 0; seconds < 60; seconds++) {
            link.run(1, 300_000, 10_000_000, 8);
            assertThat(estimate.bitsPerSecond()).isGreaterThan(900_000);
        }
    }

    @Test
    void a_little_loss_does_not_keep_a_line_from_showing_what_it_bears() {
        link.run(5, 300_000, 200_000, 5);
        assertThat(estimate.bitsPerSecond()).isLessThan(250_000);

        for (int i = 0; i < 100; i++) {
            estimate.probe(900_000, link.now());
            link.runATenth(130_000, 10_000_000, 5);
        }

        assertThat(estimate.bitsPerSecond()).isGreaterThan(700_000);
    }

    @Test
    void a_little_loss_is_borne_and_a_lot_is_not() {
        link.run(5, 900_000, 10_000_000, 5);
        assertThat(estimate.bitsPerSecond()).isGreaterThan(900_000);

        link.run(6, 900_000, 10_000_000, 25);
        assertThat(estimate.bitsPerSecond()).isLessThan(600_000);
    }

    // — a way that gets longer

    @ParameterizedTest
    @ValueSource(ints = {70, 130, 400})
    void a_way_that_gets_longer_at_once_is_no_queue(int millis) {
        link.run(5, 900_000, 10_000_000, 0);
        long before = estimate.bitsPerSecond();

        link.getsLonger(millis * 1000);

        staysCalm(15, 0);
        assertThat(estimate.bitsPerSecond()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void a_longer_way_of_which_a_little_is_lost_is_no_queue_either() {
        link.run(5, 900_000, 10_000_000, 5);

        link.getsLonger(130_000);

        staysCalm(15, 5);
    }

    @Test
    void one_longer_way_after_the_other_is_no_queue() {
        link.run(5, 900_000, 10_000_000, 0);
        for (int i = 0; i < 3; i++) {
            link.getsLonger(70_000);
            staysCalm(2, 0);
        }
    }

    @Test
    void what_fits_a_longer_way_can_still_be_probed() {
        link.run(5, 900_000, 10_000_000, 0);
        link.getsLonger(130_000);
        link.run(2, 900_000, 10_000_000, 0);

        estimate.probe(2_500_000, link.now());
        link.run(2, 900_000, 10_000_000, 0);

        assertThat(estimate.bitsPerSecond()).isGreaterThan(1_900_000);
    }

    @Test
    void a_delay_that_grew_bit_by_bit_and_stands_is_believed_within_seconds() {
        link.run(5, 900_000, 10_000_000, 0);
        for (int i = 0; i < 20; i++) {
            link.getsLonger(7_000);
            link.runATenth(900_000, 10_000_000, 0);
        }
        assertThat(estimate.isFalling(link.now())).isTrue();

        link.run(5, 900_000, 10_000_000, 0);

        assertThat(estimate.isFalling(link.now())).isFalse();
        assertThat(estimate.bitsPerSecond()).isGreaterThanOrEqualTo(900_000);
    }

    @Test
    void a_longer_way_on_which_delays_vary_is_believed_within_seconds() {
        link.shakes(50_000);
        link.run(5, 900_000, 10_000_000, 0);

        link.getsLonger(130_000);
        link.run(6, 900_000, 10_000_000, 0);

        assertThat(estimate.isFalling(link.now())).isFalse();
        assertThat(estimate.bitsPerSecond()).isGreaterThan(800_000);
    }

    @Test
    void a_longer_way_to_a_busy_machine_is_believed_within_seconds() {
        link.shakes(120_000);
        sendsWhatItBears(20);

        link.getsLonger(130_000);
        for (int i = 0; i < 200; i++) {
            link.runATenth(Math.min(900_000, estimate.bitsPerSecond()), 10_000_000, 0);
            assertThat(estimate.isChoking(link.now())).isFalse();
        }

        assertThat(estimate.bitsPerSecond()).isGreaterThan(800_000);
    }

    @Test
    void on_another_way_nothing_of_the_old_delay_holds() {
        link.run(10, 1_000_000, 700_000, 0);
        assertThat(estimate.isFalling(link.now())).isTrue();

        estimate.moved(link.now());
        link.getsLonger(300_000);

        staysCalm(15, 0);
    }

    /** Up to 900 kbit/s. */
    private void sendsWhatItBears(int seconds) {
        for (int i = 0; i < 10 * seconds; i++) {
            link.runATenth(Math.min(900_000, estimate.bitsPerSecond()), 10_000_000, 0);
        }
    }

    private void staysCalm(int seconds, int lossPercent) {
        for (int i = 0; i < 10 * seconds; i++) {
            link.runATenth(900_000, 10_000_000, lossPercent);
            assertThat(estimate.isFalling(link.now())).isFalse();
        }
    }

    // — delays that vary

    @ParameterizedTest
    @ValueSource(ints = {60, 100, 120, 200})
    void single_packets_that_come_late_are_no_queue(int millis) {
        link.shakes(millis * 1000);

        for (int i = 0; i < 60; i++) {
            sendsWhatItBears(1);
            assertThat(estimate.bitsPerSecond()).isGreaterThan(700_000);
        }
    }

    @Test
    void where_single_packets_come_late_more_can_still_be_probed() {
        link.shakes(120_000);
        sendsWhatItBears(5);

        long most = 0;
        for (int i = 0; i < 60; i++) {
            estimate.probe(2_500_000, link.now());
            sendsWhatItBears(1);
            most = Math.max(most, estimate.bitsPerSecond());
        }

        assertThat(most).isGreaterThan(1_900_000);
    }

    @Test
    void what_was_overtaken_is_counted_once_and_not_as_lost() {
        link.shakes(120_000);

        link.run(60, 900_000, 10_000_000, 0);

        assertThat(estimate.lost()).isZero();
        assertThat(estimate.packets()).isBetween(13_300L, 13_600L);
    }

    // — a queue

    @Test
    void a_queue_that_stays_full_is_not_taken_for_a_longer_way() {
        link.run(5, 600_000, 700_000, 0);

        for (int i = 0; i < 150; i++) {
            link.runATenth(1_000_000, 700_000, 0);
            if (i > 20) assertThat(estimate.isFalling(link.now())).isTrue();
            if (i > 70) assertThat(estimate.isChoking(link.now())).isTrue();
        }

        assertThat(estimate.bitsPerSecond()).isLessThan(300_000);
    }

    @Test
    void a_queue_that_grows_slowly_is_answered() {
        link.keeps(3_000_000);
        link.run(5, 600_000, 700_000, 0);

        link.run(10, 720_000, 700_000, 0);

        assertThat(estimate.bitsPerSecond()).isLessThan(700_000);
    }

    @Test
    void a_line_that_gets_thin_at_once_is_answered_within_a_second() {
        link.keeps(3_000_000);
        link.run(5, 900_000, 10_000_000, 0);

        link.run(1, 900_000, 90_000, 0);

        assertThat(estimate.isFalling(link.now())).isTrue();
        assertThat(estimate.bitsPerSecond()).isLessThan(500_000);
    }

    // — a long webinar

    @Test
    void a_line_that_was_calm_for_most_of_an_hour_is_still_lowered() {
        link.run(2_200, 100_000, 10_000_000, 0);

        link.run(2, 1_500_000, 700_000, 0);

        assertThat(estimate.bitsPerSecond()).isLessThan(750_000);
    }

    @Test
    void a_line_that_was_calm_for_most_of_an_hour_is_still_probed() {
        link.run(2_200, 100_000, 10_000_000, 0);

        estimate.probe(2_500_000, link.now());
        link.run(2, 900_000, 10_000_000, 0);

        assertThat(estimate.bitsPerSecond()).isGreaterThan(1_900_000);
    }
}
