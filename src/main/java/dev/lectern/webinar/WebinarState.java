package dev.lectern.webinar;

import dev.lectern.kit.web.Sentence;
import java.util.Locale;

/** Where a webinar stands as a whole; its occurrences have states of their own. */
public enum WebinarState {
    DRAFT("a draft", "ein Entwurf"),
    PUBLISHED("published", "veröffentlicht"),
    FINISHED("finished", "abgeschlossen"),
    CANCELLED("cancelled", "abgesagt");

    private final Sentence spoken;

    WebinarState(String english, String german) {
        this.spoken = Sentence.of(english, german);
    }

    /** For the hole of a sentence. */
    Sentence spoken() {
        return spoken;
    }

    /** As the API and the database spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
