package dev.lectern.call.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a person is in a room. */
public enum Role {
    HOST("host"),
    COHOST("cohost"),
    PANELIST("panelist"),
    ATTENDEE("attendee");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** How it is written in JSON. */
    @JsonValue
    public String word() {
        return word;
    }

    /** Runs the room: hosts and their deputies. */
    public boolean leads() {
        return this == HOST || this == COHOST;
    }

    /** Belongs to the stage, and so to the backstage before the start. */
    public boolean onStage() {
        return this != ATTENDEE;
    }
}
