package dev.lectern.call.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lectern.kit.web.fault.Sentence;

/** How the stage is arranged: all alike, one large, two large, or one filling everything. */
public enum Layout {
    GRID("grid", "grid", "Raster"),
    SPOTLIGHT("spotlight", "one large", "eine Person groß"),
    DUO("duo", "two large", "zwei groß"),
    FULL("full", "full screen", "Vollbild");

    private final String word;
    private final Sentence spoken;

    Layout(String word, String english, String german) {
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
