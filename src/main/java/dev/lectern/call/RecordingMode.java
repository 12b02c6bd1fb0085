package dev.lectern.call;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a recording shows. */
public enum RecordingMode {
    GRID("grid"),
    GRID_CHAT("grid-chat"),
    SPEAKER("speaker");

    private final String word;

    RecordingMode(String word) {
        this.word = word;
    }

    /** How it is written in JSON. */
    @JsonValue
    public String word() {
        return word;
    }
}
