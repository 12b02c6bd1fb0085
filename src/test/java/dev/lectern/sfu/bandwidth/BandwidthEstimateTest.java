package dev.lectern.sfu.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

        link.run(5, 900_000, 10_000_000, 25);
        assertThat(estimate.bitsPerSecond()).isLessThan(600_000);
    }
}
