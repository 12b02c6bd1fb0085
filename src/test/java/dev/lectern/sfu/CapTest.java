package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int PACKET = 1_000;

    @Test
    void who_keeps_to_what_was_asked_loses_nothing() {
        Cap cap = new Cap(800_000, 0);

        long taken = taken(cap, 100, 10);

        assertThat(taken).isEqualTo(1_000);
    }

    @Test
    void who_sends_ten_times_as_much_is_held_to_twice_of_it() {
        Cap cap = new Cap(800_000, 0);

        long taken = taken(cap, 1_000, 10);

        assertThat(taken).isBetween(2_000L, 2_200L);
    }

    @Test
    void without_a_cap_everything_is_taken() {
        assertThat(taken(new Cap(0, 0), 10_000, 1)).isEqualTo(10_000);
    }

    private static long taken(Cap cap, int packetsPerSecond, int seconds) {
        return IntStream.range(0, packetsPerSecond * seconds)
                .filter(n -> cap.takes(PACKET, n * SECOND / packetsPerSecond))
                .count();
    }
}
