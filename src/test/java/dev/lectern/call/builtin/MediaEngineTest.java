package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.net.ReceiveBuffer;
import org.junit.jupiter.api.Test;

class MediaEngineTest {
    private static final int ASKED = 4 << 20;

    @Test
    void a_receive_buffer_cut_short_is_told_with_the_setting_that_grants_it() {
        assertThat(MediaEngine.shortage(new ReceiveBuffer(ASKED, 212_992)).orElseThrow())
                .contains("208 KB", "4096", "net.core.rmem_max=4194304");
    }

    @Test
    void one_granted_in_full_is_not_worth_a_word() {
        assertThat(MediaEngine.shortage(new ReceiveBuffer(ASKED, ASKED))).isEmpty();
    }
}
