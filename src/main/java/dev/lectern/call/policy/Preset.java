package dev.lectern.call.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** A policy that fits a common kind of event, to start from. */
public enum Preset {
    TEAM_ROOM("team-room", room(MediaKind.VIDEO_AUDIO, Mode.TEAM, 20).withScreenShare()),
    GUEST_WEBINAR("guest-webinar", room(MediaKind.VIDEO_AUDIO, Mode.WEBINAR, 200)),
    AUDIO_BRIEFING("audio-briefing", room(MediaKind.AUDIO, Mode.TEAM, 50)),
    RECORDED_SPEAKER(
            "recorded-speaker",
            room(MediaKind.VIDEO_AUDIO, Mode.WEBINAR, 50)
                    .withScreenShare()
                    .recorded(Recording.AUTO, RecordingMode.SPEAKER));

    private final String word;
    private final CallSpec spec;

    Preset(String word, CallSpec spec) {
        this.word = word;
        this.spec = spec;
    }

    @JsonValue
    public String word() {
        return word;
    }

    public CallSpec spec() {
        return spec;
    }

    public static Optional<Preset> named(String word) {
        return Arrays.stream(values()).filter(preset -> preset.word.equals(word)).findFirst();
    }

    private static CallSpec room(MediaKind media, Mode mode, int people) {
        return new CallSpec(
                media,
                mode,
                people,
                true,
                false,
                Recording.OFF,
                RecordingMode.GRID,
                Quality.HD,
                mode == Mode.WEBINAR ? Layout.SPOTLIGHT : Layout.GRID,
                false,
                mode == Mode.WEBINAR,
                false,
                120);
    }
}
