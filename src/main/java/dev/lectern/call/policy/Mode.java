package dev.lectern.call.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who may publish: the stage alone, or everybody. */
public enum Mode {
    WEBINAR("webinar"),
    TEAM("team");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /** How it is written in JSON. */
    @JsonValue
    public String word() {
        return word;
    }
}
