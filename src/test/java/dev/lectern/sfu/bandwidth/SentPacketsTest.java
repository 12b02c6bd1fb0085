package dev.lectern.sfu.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Packets that leave every ten milliseconds, or as is said, of a thousand bytes each, beyond the
 * wrap.
 */
class SentPacketsTest {
    private static final int FIRST = 65_530;

    private final SentPackets sent = new SentPackets();
    private int count;
    private int apart = 10_000;

    @Test
    void one_that_was_overtaken_arrives_once_and_is_never_lost() {
        leave(60);
        arrives(0);
        sent.missing(number(1));
        arrives(2);
        assertThat(sent.takeLost()).isZero();

        assertThat(sent.arrived(number(1))).isEqualTo(1000);

        assertThat(sent.isOpen(number(1))).isFalse();
        arrives(50);
        assertThat(sent.takeLost()).isZero();
    }

    @Test
    void one_that_is_missing_is_lost_once_when_much_later_ones_have_come() {
        leave(60);
        arrives(0);
        assertThat(sent.missing(number(1))).isTrue();
        assertThat(sent.missing(number(1))).isFalse();
        arrives(20);
        assertThat(sent.takeLost()).isZero();

        arrives(21);

        assertThat(sent.takeLost()).isEqualTo(1);
        arrives(50);
        assertThat(sent.takeLost()).isZero();
        assertThat(sent.isOpen(number(1))).isFalse();
    }

    @Test
    void of_those_that_no_report_spoke_of_nothing_is_known() {
        leave(60);
        arrives(0);

        arrives(50);

        assertThat(sent.takeLost()).isZero();
    }

    @Test
    void one_that_is_missing_is_lost_once_as_many_have_left_as_are_kept() {
        leave(10);
        arrives(0);
        sent.missing(number(1));
        leave(2_000);
        assertThat(sent.isOpen(number(1))).isFalse();

        arrives(1_990);

        assertThat(sent.takeLost()).isEqualTo(1);
        assertThat(sent.takeLost()).isZero();
    }

    @Test
    void at_thousands_of_packets_a_second_every_loss_is_counted_once() {
        apart = 100;
        leave(1_000);
        int lost = 0;
        for (int i = 0; i < 5_000; i++) {
            if (i % 10 == 9) sent.missing(number(i));
            else arrives(i);
            leave(1);
            lost += sent.takeLost();
        }

        assertThat(lost).isEqualTo(497);
    }

    @Test
    void one_that_was_lost_already_is_not_lost_again_when_its_place_is_needed() {
        leave(60);
        arrives(0);
        sent.missing(number(1));
        arrives(50);
        assertThat(sent.takeLost()).isEqualTo(1);

        leave(2_000);

        assertThat(sent.takeLost()).isZero();
    }

    @Test
    void what_left_before_the_first_that_came_is_not_lost_when_its_place_is_needed() {
        leave(60);
        sent.missing(number(0));
        arrives(1);

        leave(2_000);

        assertThat(sent.takeLost()).isZero();
    }

    @Test
    void of_what_left_by_another_way_nothing_is_lost_any_more() {
        leave(60);
        arrives(0);
        sent.missing(number(1));
        leave(2_000);

        sent.closeAll();

        assertThat(sent.takeLost()).isZero();
    }

    private void leave(int packets) {
        for (int i = 0; i < packets; i++) {
            sent.put(number(count), 1000, Integer.MAX_VALUE - 100_000 + apart * count);
            count++;
        }
    }

    private void arrives(int index) {
        assertThat(sent.isOpen(number(index))).isTrue();
        sent.arrived(number(index));
    }

    private static int number(int index) {
        return FIRST + index & 0xFFFF;
    }
}
