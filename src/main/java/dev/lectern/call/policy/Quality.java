package dev.lectern.call.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** How sharp a picture is at most. */
public enum Quality {
    HD("720p"),
    FULL_HD("1080p"),
    QUAD_HD("1440p");

    private final String word;

    Quality(String word) {
        this.word = word;
    }

    /** How it is written in JSON. */
    @JsonValue
    public String word() {
        return word;
    }
}
