package dev.lectern.sfu.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepairsTest {
    private static final int PACKET = 1_200;
    private static final int TICK = 20;

    private final Repairs repairs = new Repairs();

    @Test
    void half_of_what_a_line_bears_may_be_sent_again() {
        assertThat(sentIn(10_000, 800_000)).isBetween(50_000 * 10, 50_000 * 11);
    }

    @Test
    void a_burst_of_losses_is_repaired_at_once() {
        for (int i = 0; i < 50; i++) repairs.refill(2_000_000, TICK);
        int packets = 0;
        while (repairs.hasRoom()) {
            repairs.sent(PACKET);
            packets++;
        }
        assertThat(packets).isGreaterThan(50);
    }

    private int sentIn(int millis, long bitsPerSecond) {
        int sum = 0;
        for (int at = 0; at < millis; at += TICK) {
            repairs.refill(bitsPerSecond, TICK);
            while (repairs.hasRoom()) {
                repairs.sent(PACKET);
                sum += PACKET;
            }
        }
        return sum;
    }
}
