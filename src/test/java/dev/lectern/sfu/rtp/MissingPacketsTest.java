package dev.lectern.sfu.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissingPacketsTest {
    private static final long MS = 1_000_000L;
    private final MissingPackets missing = new MissingPackets();
    private final int[] out = new int[64];

    @Test
    void a_gap_is_asked_for_until_it_is_filled() {
        missing.add(70_000, 70_003, 0);
        missing.arrived(70_001);

        assertThat(missing.due(10 * MS, 60 * MS, 1, out)).isEqualTo(2);
        assertThat(out[0]).isEqualTo(70_000 & 0xFFFF);
        assertThat(missing.due(20 * MS, 60 * MS, 1, out)).isZero();
        assertThat(missing.due(80 * MS, 60 * MS, 1, out)).isEqualTo(2);

        missing.arrived(70_000);
        missing.arrived(70_002);
        assertThat(missing.isEmpty()).isTrue();
    }

    @Test
    void where_a_request_may_be_lost_it_is_made_twice_before_the_answer_is_waited_for() {
        missing.add(1, 2, 0);

        assertThat(missing.due(20 * MS, 100 * MS, 2, out)).isEqualTo(1);
        assertThat(missing.due(40 * MS, 100 * MS, 2, out)).isEqualTo(1);
        assertThat(missing.due(60 * MS, 100 * MS, 2, out)).isZero();
        assertThat(missing.due(140 * MS, 100 * MS, 2, out)).isEqualTo(1);
        assertThat(missing.due(160 * MS, 100 * MS, 2, out)).isEqualTo(1);
        assertThat(missing.due(180 * MS, 100 * MS, 2, out)).isZero();
    }

    @Test
    void what_is_too_old_or_asked_for_too_often_is_given_up() {
        missing.add(1, 2, 0);

        assertThat(missing.due(2000 * MS, MS, 1, out)).isZero();
        assertThat(missing.isEmpty()).isTrue();
    }

    @Test
    void a_gap_that_is_too_wide_only_a_key_frame_can_fill() {
        assertThat(missing.add(0, 300, 0)).isFalse();
        assertThat(missing.isEmpty()).isTrue();
    }
}
