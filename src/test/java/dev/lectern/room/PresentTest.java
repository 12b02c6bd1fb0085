package dev.lectern.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.policy.Role;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** One person with a page open and another program that publishes for them. */
class PresentTest {
    private final Present studio = host(new Sending(true, true, false), false);

    @Test
    void what_another_program_shows_and_says_is_shown_though_the_page_has_all_off() {
        Present page = host(Sending.NOTHING, true);

        assertThat(page.shows(studio)).isEqualTo(host(new Sending(true, true, false), true));
    }

    @Test
    void a_microphone_whose_silence_arrives_is_muted() {
        Sending silent = new Sending(true, false, false, true);

        assertThat(host(silent, true).shows(studio)).isEqualTo(host(silent, true));
    }

    @Test
    void what_one_of_two_pages_sends_silently_is_muted() {
        Sending silent = new Sending(true, false, false, true);

        Present both = host(Sending.NOTHING, true).and(host(silent, false));

        assertThat(both.shows(studio)).isEqualTo(host(silent, true));
    }

    @Test
    void what_nodes_tell_each_other_of_a_person_survives_the_way() {
        Present silent = host(new Sending(true, false, false, true), true);

        assertThat(Present.from(new JsonObject(silent.toJson().encode()))).isEqualTo(silent);
    }

    private static Present host(Sending sending, boolean hand) {
        return new Present("alice", "Alice", Role.HOST, sending, hand);
    }
}
