package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentHeadersTest {
    private final SentHeaders sent = new SentHeaders(Kind.AUDIO);

    @Test
    void what_was_said_is_known_as_long_as_no_later_packet_took_its_place() {
        for (long number = 100; number < 164; number++) sent.put(number, (int) number * 3);

        assertThat(sent.holds(100)).isTrue();
        assertThat(sent.stamp(100)).isEqualTo(300);

        sent.put(164, 1);
        assertThat(sent.holds(100)).isFalse();
        assertThat(sent.isForgotten(100)).isTrue();
        assertThat(sent.stamp(163)).isEqualTo(489);
    }

    @Test
    void what_was_never_sent_is_told_from_what_is_forgotten() {
        sent.put(100, 1);
        sent.put(102, 1);

        assertThat(sent.holds(101)).isFalse();
        assertThat(sent.isForgotten(101)).isFalse();
    }

    @Test
    void a_late_packet_does_not_take_the_place_of_a_later_one() {
        sent.put(164, 7);

        sent.put(100, 1);

        assertThat(sent.stamp(164)).isEqualTo(7);
        assertThat(sent.isForgotten(100)).isTrue();
    }
}
