package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int PACKET = 1_000;

    @Test
    void who_keeps_to_what_was_asked_loses_nothing() {
        Cap cap = Cap.ofPictures(800_000, 0);

        long taken = taken(cap, 100, 10);

        assertThat(taken).isEqualTo(1_000);
    }

    @Test
    void who_sends_ten_times_as_much_is_held_to_twice_of_it() {
        Cap cap = Cap.ofPictures(800_000, 0);

        long taken = taken(cap, 1_000, 10);

        assertThat(taken).isBetween(2_000L, 2_200L);
    }

    @Test
    void without_a_cap_everything_is_taken() {
        assertThat(taken(Cap.ofPictures(0, 0), 10_000, 1)).isEqualTo(10_000);
    }

    @Test
    void sound_is_taken_as_loud_and_rich_as_opus_can_be_and_no_more() {
        int richest = 510_000 / 8 / 50 + 50;
        Cap cap = Cap.ofSound(0);
        assertThat(
                        IntStream.range(0, 5_000)
                                .filter(n -> cap.takes(richest, n * SECOND / 50))
                                .count())
                .isEqualTo(5_000);

        assertThat(taken(Cap.ofSound(0), 5_000, 10)).isLessThan(12 * 534 / 8);
    }

    private static long taken(Cap cap, int packetsPerSecond, int seconds) {
        return IntStream.range(0, packetsPerSecond * seconds)
                .filter(n -> cap.takes(PACKET, n * SECOND / packetsPerSecond))
                .count();
    }
}
