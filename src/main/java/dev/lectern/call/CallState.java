package dev.lectern.call;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lectern.kit.web.fault.Sentence;

/** Where a call stands, see {@code Call} for the picture. */
public enum CallState {
    PENDING("pending", "in Vorbereitung"),
    FAILING("failing", "gestört"),
    READY("ready", "bereit"),
    LIVE("live", "live"),
    ENDED("ended", "zu Ende"),
    RELEASED("released", "aufgelöst");

    private final String word;
    private final Sentence spoken;

    CallState(String word, String german) {
        this.word = word;
        this.spoken = Sentence.of(word, german);
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
