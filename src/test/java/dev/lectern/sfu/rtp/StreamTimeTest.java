package dev.lectern.sfu.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamTimeTest {
    private static final long MILLI = 1_000_000L;
    private static final int FRAME = 960;
    private final StreamTime sound = new StreamTime(48_000);

    @Test
    void what_arrives_in_bunches_is_laid_evenly() {
        Random network = new Random(3);
        long last = sound.place(-1, 0);

        for (int i = 1; i < 500; i++) {
            long late = network.nextInt(200) * MILLI;
            long placed = sound.place(-1 + i * FRAME, i * 20 * MILLI + late);

            assertThat(placed - last).isBetween(19 * MILLI, 21 * MILLI);
            last = placed;
        }
    }

    @Test
    void it_turns_slowly_to_what_is_learned_of_the_senders_clock() {
        sound.place(0, 100 * MILLI);
        long placed = 0;

        for (int i = 1; i <= 500; i++) placed = sound.place(i * FRAME, i * 20 * MILLI);

        assertThat(placed).isEqualTo(500 * 20 * MILLI);
    }

    @Test
    void far_off_it_jumps() {
        sound.place(0, 0);

        assertThat(sound.place(FRAME, 3_000 * MILLI)).isEqualTo(3_000 * MILLI);
    }
}
