package dev.lectern.sfu.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Packets that leave every ten milliseconds, of a thousand bytes each, beyond the wrap. */
class SentPacketsTest {
    private static final int FIRST = 65_530;

    private final SentPackets sent = new SentPackets();
    private int count;

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
    void what_left_too_long_ago_is_not_spoken_of_any_more() {
        leave(10);
        arrives(0);
        sent.missing(number(1));
        leave(2_000);
        assertThat(sent.isOpen(number(1))).isFalse();

        arrives(1_990);

        assertThat(sent.takeLost()).isZero();
    }

    private void leave(int packets) {
        for (int i = 0; i < packets; i++) {
            sent.put(number(count), 1000, Integer.MAX_VALUE - 100_000 + 10_000 * count);
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
