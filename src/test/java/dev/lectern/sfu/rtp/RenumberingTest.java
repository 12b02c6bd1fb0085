package dev.lectern.sfu.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenumberingTest {
    private final Renumbering numbers = new Renumbering();

    @Test
    void without_a_hole_numbers_stay() {
        assertThat(numbers.of(70_000)).isEqualTo(70_000);
    }

    @Test
    void what_follows_a_hole_follows_what_was_before_it() {
        numbers.closeHole(100, 150, 100);
        numbers.closeHole(160, 200, 111);

        assertThat(numbers.of(200)).isEqualTo(112);
        assertThat(numbers.of(205)).isEqualTo(117);
    }

    @Test
    void what_is_late_keeps_its_place_and_what_was_left_out_has_none() {
        numbers.closeHole(100, 150, 100);
        numbers.closeHole(160, 200, 111);

        assertThat(numbers.of(155)).isEqualTo(106);
        assertThat(numbers.of(180)).isEqualTo(-1);
        assertThat(numbers.of(120)).isEqualTo(-1);
        assertThat(numbers.of(90)).isEqualTo(-1);
    }
}
