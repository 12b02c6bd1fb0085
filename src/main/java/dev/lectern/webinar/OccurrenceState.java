package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import java.util.Locale;

/** Where one date of a webinar stands. */
public enum OccurrenceState {
    SCHEDULED("scheduled", "geplant"),
    LIVE("live", "live"),
    ENDED("ended", "zu Ende"),
    CANCELLED("cancelled", "abgesagt"),
    MISSED("missed", "ausgefallen");

    private final Sentence spoken;

    OccurrenceState(String english, String german) {
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

    /** Nothing more comes of it, but for reopening within a quarter of an hour. */
    public boolean over() {
        return this == ENDED || this == CANCELLED || this == MISSED;
    }

    /** Refuses what only a date in another state can become. */
    void require(OccurrenceState needed, Sentence verb) {
        if (this != needed) {
            throw new Clashed(
                    Sentence.of(
                                    "This date is %s; only one that is %s can be %s.",
                                    "Dieser Termin ist %s; nur einer, der %s ist, kann %s"
                                            + " werden.")
                            .about(spoken(), needed.spoken(), verb));
        }
    }
}
