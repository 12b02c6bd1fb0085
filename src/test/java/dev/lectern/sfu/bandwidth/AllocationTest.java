package dev.lectern.sfu.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final long[] THREE = {100, 400, 1200};
    private static final long[] ONE = {500};
    private static final long[] NONE = {};

    @Test
    void everybody_gets_something_before_anybody_gets_more() {
        assertThat(rungs(List.of(THREE, THREE, THREE), 400)).containsExactly(0, 0, 0);
        assertThat(rungs(List.of(THREE, THREE, THREE), 800)).containsExactly(1, 0, 0);
        assertThat(rungs(List.of(THREE, THREE, THREE), 9000)).containsExactly(2, 2, 2);
    }

    @Test
    void the_first_picture_stays_whatever_it_costs() {
        assertThat(rungs(List.of(ONE, THREE), 10)).containsExactly(0, -1);
        assertThat(rungs(List.of(NONE, ONE, THREE), 10)).containsExactly(-1, 0, -1);
    }

    @Test
    void a_first_picture_that_may_not_stay_needs_room_like_the_others() {
        int[] none = {-1, -1};
        assertThat(Allocation.rungs(List.of(ONE, THREE), none, false, 300)).containsExactly(-1, 0);
        assertThat(Allocation.rungs(List.of(ONE, THREE), none, false, 600)).containsExactly(0, -1);
    }

    @Test
    void to_climb_takes_more_than_to_stay() {
        assertThat(Allocation.rungs(List.of(THREE), new int[] {1}, true, 410)).containsExactly(1);
        assertThat(Allocation.rungs(List.of(THREE), new int[] {0}, true, 410)).containsExactly(0);
    }

    @Test
    void what_is_wanted_next_is_told() {
        assertThat(Allocation.wanted(List.of(THREE, THREE), new int[] {1, 0})).isEqualTo(1560);
        assertThat(Allocation.wanted(List.of(THREE), new int[] {2})).isZero();
    }

    private static int[] rungs(List<long[]> ladders, long bits) {
        int[] none = new int[ladders.size()];
        java.util.Arrays.fill(none, -1);
        return Allocation.rungs(ladders, none, true, bits);
    }
}
