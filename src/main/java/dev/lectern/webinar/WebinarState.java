package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Outdated;
import dev.lectern.kit.web.fault.Sentence;
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

    /** The state once it is announced. */
    WebinarState publish() {
        if (this != DRAFT) {
            throw already();
        }
        return PUBLISHED;
    }

    /** The state once it is called off. */
    WebinarState cancel() {
        if (this != DRAFT && this != PUBLISHED) {
            throw already();
        }
        return CANCELLED;
    }

    /** The state by what became of its dates: finished while every one is over. */
    WebinarState with(boolean everyDateOver) {
        boolean announced = this == PUBLISHED || this == FINISHED;
        return announced ? everyDateOver ? FINISHED : PUBLISHED : this;
    }

    private Clashed already() {
        return new Clashed(
                Sentence.of("This webinar is %s already.", "Dieses Webinar ist schon %s.")
                        .about(spoken));
    }

    void requireChangeable() {
        if (this == CANCELLED) {
            throw new Clashed(
                    Sentence.of(
                            "This webinar is cancelled. Duplicate it to plan another.",
                            "Dieses Webinar ist abgesagt. Duplizieren Sie es, um ein"
                                    + " weiteres zu planen."));
        }
    }

    void requireDraft() {
        if (this != DRAFT) {
            throw new Outdated(
                    Sentence.of(
                                    "Meanwhile this webinar is %s. Save to change it.",
                                    "Dieses Webinar ist inzwischen %s. Speichern Sie, um es zu"
                                            + " ändern.")
                            .about(spoken));
        }
    }

    void requirePublished() {
        if (this == DRAFT) {
            throw new Clashed(
                    Sentence.of(
                            "This webinar is a draft. Publish it first.",
                            "Dieses Webinar ist ein Entwurf. Veröffentlichen Sie es zuerst."));
        }
        if (this == CANCELLED) {
            throw new Clashed(
                    Sentence.of("This webinar is cancelled.", "Dieses Webinar ist abgesagt."));
        }
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
