package dev.lectern.sfu.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PressureTest {
    private final Pressure pressure = new Pressure();

    @Test
    void a_single_peak_costs_nobody_anything() {
        pressure.look(0.7);

        assertThat(pressure.look(3)).isZero();
        assertThat(pressure.look(0.7)).isZero();
    }

    @Test
    void what_stays_too_much_is_saved_faster_the_more_it_is() {
        assertThat(after(2, 1.05)).isEqualTo(1);
        assertThat(after(2, 2)).isEqualTo(9);
    }

    @Test
    void it_never_asks_for_more_than_there_is_to_save() {
        assertThat(after(100, 5)).isEqualTo(30);
    }

    @Test
    void between_room_and_full_it_stays_as_it_is() {
        int level = after(4, 1.5);

        assertThat(after(50, 0.9)).isEqualTo(level);
    }

    @Test
    void with_room_again_it_eases_step_by_step_until_nothing_is_saved() {
        int level = after(2, 1.3);

        assertThat(level).isPositive();
        assertThat(after(3, 0.5)).isEqualTo(level);
        assertThat(after(1, 0.5)).isEqualTo(level - 1);
        assertThat(after(100, 0.5)).isZero();
    }

    @Test
    void the_slowest_go_without_first_and_sound_is_never_taken() {
        assertThat(Austerity.of(0, 0, 10)).isEqualTo(Austerity.NONE);
        assertThat(Austerity.of(3, 2, 10)).isEqualTo(Austerity.SMALL_PICTURES);
        assertThat(Austerity.of(3, 3, 10)).isEqualTo(Austerity.NONE);
        assertThat(Austerity.of(10, 9, 10)).isEqualTo(Austerity.SMALL_PICTURES);
        assertThat(Austerity.of(15, 4, 10)).isEqualTo(Austerity.PROGRAMME_ONLY);
        assertThat(Austerity.of(15, 5, 10)).isEqualTo(Austerity.SMALL_PICTURES);
        assertThat(Austerity.of(30, 9, 10)).isEqualTo(Austerity.SOUND_ONLY);
        assertThat(Austerity.of(1, 0, 1)).isEqualTo(Austerity.SMALL_PICTURES);
    }

    @Test
    void the_programme_goes_last_of_the_pictures() {
        assertThat(Austerity.allows(Austerity.SMALL_PICTURES, 3)).isTrue();
        assertThat(Austerity.allows(Austerity.PROGRAMME_ONLY, 1)).isFalse();
        assertThat(Austerity.allows(Austerity.PROGRAMME_ONLY, 0)).isTrue();
        assertThat(Austerity.allows(Austerity.SOUND_ONLY, 0)).isFalse();
    }

    private int after(int looks, double used) {
        int level = 0;
        for (int i = 0; i < looks; i++) level = pressure.look(used);
        return level;
    }
}
