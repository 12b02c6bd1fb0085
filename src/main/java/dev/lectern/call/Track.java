package dev.lectern.call;

import com.fasterxml.jackson.annotation.JsonValue;

/** One kind of thing that a person sends, to be muted. */
public enum Track {
    MICROPHONE("microphone"),
    CAMERA("camera"),
    SCREEN("screen");

    private final String word;

    Track(String word) {
        this.word = word;
    }

    /** How it is written in JSON. */
    @JsonValue
    public String word() {
        return word;
    }
}
