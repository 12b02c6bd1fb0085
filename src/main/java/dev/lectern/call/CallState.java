package dev.lectern.call;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a call stands, see {@code Call} for the picture. */
public enum CallState {
    PENDING("pending"),
    FAILING("failing"),
    READY("ready"),
    LIVE("live"),
    ENDED("ended"),
    RELEASED("released");

    private final String word;

    CallState(String word) {
        this.word = word;
    }

    /** How it is written in JSON. */
    @JsonValue
    public String word() {
        return word;
    }
}
