package dev.lectern.call.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lectern.kit.web.fault.Sentence;

/** What people send into a call. */
public enum MediaKind {
    VIDEO_AUDIO("video+audio", "camera and sound", "Kamera und Ton"),
    VIDEO("video", "camera alone", "Kamera allein"),
    AUDIO("audio", "sound alone", "Ton allein");

    private final String word;
    private final Sentence spoken;

    MediaKind(String word, String english, String german) {
        this.word = word;
        this.spoken = Sentence.of(english, german);
    }

    /** For the hole of a sentence. */
    Sentence spoken() {
        return spoken;
    }

    /** How it is written in JSON. */
    @JsonValue
    public String word() {
        return word;
    }
}
