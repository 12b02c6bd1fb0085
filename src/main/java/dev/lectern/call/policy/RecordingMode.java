package dev.lectern.call.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lectern.kit.web.fault.Sentence;

/** What a recording shows. */
public enum RecordingMode {
    GRID("grid", "a grid", "als Raster"),
    GRID_CHAT("grid-chat", "a grid with the chat", "als Raster mit Chat"),
    SPEAKER("speaker", "the speaker", "als Sprecher");

    private final String word;
    private final Sentence spoken;

    RecordingMode(String word, String english, String german) {
        this.word = word;
        this.spoken = Sentence.of(english, german);
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
