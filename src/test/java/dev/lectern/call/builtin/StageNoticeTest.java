package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.Track;
import dev.lectern.sfu.Kind;
import dev.lectern.sfu.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is said of somebody who sends a camera and a screen. */
class StageNoticeTest {
    private final StageNotice notice = new StageNotice(UUID.randomUUID(), List.of());

    @Test
    void whose_screen_has_sound_has_a_microphone_on() {
        notice.sends("carol", Source.CAMERA, Set.of(Kind.VIDEO));

        notice.sends("carol", Source.SCREEN, Set.of(Kind.VIDEO, Kind.AUDIO));

        assertThat(notice.sending())
                .isEqualTo(Map.of("carol", Set.of(Track.CAMERA, Track.SCREEN, Track.MICROPHONE)));
    }

    @Test
    void a_screen_that_falls_silent_leaves_the_other_sound() {
        notice.sends("carol", Source.CAMERA, Set.of(Kind.AUDIO));
        notice.sends("carol", Source.SCREEN, Set.of(Kind.VIDEO, Kind.AUDIO));

        notice.sends("carol", Source.SCREEN, Set.of(Kind.VIDEO));

        assertThat(notice.sending())
                .isEqualTo(Map.of("carol", Set.of(Track.SCREEN, Track.MICROPHONE)));
    }

    @Test
    void who_sends_nothing_any_more_is_not_named() {
        notice.sends("carol", Source.SCREEN, Set.of(Kind.VIDEO));

        notice.sends("carol", Source.SCREEN, Set.of());

        assertThat(notice.sending()).isEmpty();
    }
}
