package dev.lectern.call;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the stage is arranged: all alike, one large, two large, or one filling everything. */
public enum Layout {
    GRID("grid"),
    SPOTLIGHT("spotlight"),
    DUO("duo"),
    FULL("full");

    private final String word;

    Layout(String word) {
        this.word = word;
    }

    /** How it is written in JSON. */
    @JsonValue
    public String word() {
        return word;
    }
}
