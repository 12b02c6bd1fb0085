package dev.lectern.call.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a call is recorded: never, when the host says so, or from the start. */
public enum Recording {
    OFF("off"),
    MANUAL("manual"),
    AUTO("auto");

    private final String word;

    Recording(String word) {
        this.word = word;
    }

    /** How it is written in JSON. */
    @JsonValue
    public String word() {
        return word;
    }
}
