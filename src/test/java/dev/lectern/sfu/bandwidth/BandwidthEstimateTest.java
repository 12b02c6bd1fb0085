package dev.lectern.sfu.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.rtp.TransportFeedback;
import dev.lectern.sfu.rtp.TransportFeedbackReader;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The estimate against a link with a rate, a queue and losses of its own. */
class BandwidthEstimateTest {
    private final BandwidthEstimate estimate = new BandwidthEstimate();
    private final TransportFeedback arrivals = new TransportFeedback();
    private final TransportFeedbackReader reader = new TransportFeedbackReader();
    private final Random random = new Random(4);
    private long now = 50_000_000;
    private long linkFreeAt;
    private int number = 65_000;

    /** Sends at this rate over such a link, with feedback every 50 ms. */
    private void run(int seconds, long send, long link, int lossPercent) {
        long nextPacket = now;
        long end = now + seconds * 1_000_000L;
        for (long tick = now; tick < end; tick += 20_000) {
            int padding = estimate.paddingFor(20_000, (int) tick);
            while (padding > 0) {
                transmit(tick, 240, link, lossPercent);
                padding -= 240;
            }
            while (nextPacket < tick + 20_000) {
                transmit(nextPacket, 1000, link, lossPercent);
                nextPacket += 8_000_000_000L / send;
            }
            now = tick + 20_000;
            if (tick / 20_000 % 3 == 0) report();
        }
    }

    private void transmit(long at, int bytes, long link, int lossPercent) {
        int mine = number++ & 0xFFFF;
        estimate.sent(mine, bytes, (int) at);
        long begin = Math.max(at, linkFreeAt);
        if (begin - at > 400_000 || random.nextInt(100) < lossPercent) return;
        linkFreeAt = begin + bytes * 8_000_000L / link;
        arrivals.arrived(mine, (linkFreeAt + 20_000 + 777_000_000) * 1000);
    }

    private void report() {
        int length = arrivals.write(1, 2);
        if (length > 0 && reader.read(arrivals.bytes(), 0, length)) {
            estimate.feedback(reader, (int) now);
        }
    }

    @Test
    void sending_more_than_fits_is_noticed_within_two_seconds() {
        run(2, 1_500_000, 700_000, 0);

        assertThat(estimate.bitsPerSecond()).isLessThan(750_000);
    }

    @Test
    void it_settles_near_what_the_link_carries() {
        for (int i = 0; i < 20; i++) {
            run(1, Math.min(1_500_000, estimate.bitsPerSecond()), 700_000, 0);
        }

        assertThat(estimate.bitsPerSecond()).isBetween(350_000L, 850_000L);
    }

    @Test
    void without_a_probe_it_stays_near_what_is_delivered() {
        run(20, 300_000, 10_000_000, 0);

        assertThat(estimate.bitsPerSecond()).isLessThanOrEqualTo(BandwidthEstimate.START);
    }

    @Test
    void a_probe_shows_that_more_would_fit() {
        run(2, 900_000, 10_000_000, 0);

        estimate.probe(2_500_000, (int) now);
        run(2, 900_000, 10_000_000, 0);

        assertThat(estimate.bitsPerSecond()).isGreaterThan(1_900_000);
    }

    @Test
    void a_probe_over_a_narrow_link_changes_nothing_for_the_better() {
        run(2, 500_000, 800_000, 0);

        estimate.probe(2_500_000, (int) now);
        run(2, 500_000, 800_000, 0);

        assertThat(estimate.bitsPerSecond()).isLessThan(1_000_000);
    }

    @Test
    void a_little_loss_is_borne_and_a_lot_is_not() {
        run(5, 900_000, 10_000_000, 5);
        assertThat(estimate.bitsPerSecond()).isGreaterThan(900_000);

        run(5, 900_000, 10_000_000, 25);
        assertThat(estimate.bitsPerSecond()).isLessThan(600_000);
    }
}
