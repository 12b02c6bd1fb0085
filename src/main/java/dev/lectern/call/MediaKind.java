package dev.lectern.call;

import com.fasterxml.jackson.annotation.JsonValue;

/** What people send into a call. */
public enum MediaKind {
    VIDEO_AUDIO("video+audio"),
    VIDEO("video"),
    AUDIO("audio");

    private final String word;

    MediaKind(String word) {
        this.word = word;
    }

    /** How it is written in JSON. */
    @JsonValue
    public String word() {
        return word;
    }
}
