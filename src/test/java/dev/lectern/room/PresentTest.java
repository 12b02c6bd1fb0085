package dev.lectern.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.policy.Role;
import org.junit.jupiter.api.Test;

/** One person with a page open and another program that publishes for them. */
class PresentTest {
    @Test
    void what_another_program_shows_is_shown_and_a_microphone_muted_on_the_page_is_muted() {
        Present page = host(Sending.NOTHING, true);
        Present studio = host(new Sending(true, true, false), false);

        assertThat(page.shows(studio)).isEqualTo(host(new Sending(true, false, false), true));
    }

    private static Present host(Sending sending, boolean hand) {
        return new Present("alice", "Alice", Role.HOST, sending, hand);
    }
}
