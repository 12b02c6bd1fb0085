package dev.lectern.webinar;

import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Sentence;

/** What can be done with a webinar by those who hold it. */
enum Right {
    /** Everything about it that can be edited, and publishing it. */
    CHANGE("change", "ändern"),
    /** Taking it live, going on with it, locking its room. */
    START("start", "starten"),
    /** Ending it for all, cancelling it or one of its dates. */
    END("end or cancel", "beenden oder absagen"),
    DELETE("delete", "löschen"),
    /** Saying who stands on its stage. */
    PEOPLE("choose the people of", "mit Menschen besetzen");

    private final Sentence spoken;

    Right(String english, String german) {
        this.spoken = Sentence.of(english, german);
    }

    Sentence spoken() {
        return spoken;
    }

    /** A co-host may do all but end, delete and change people. */
    boolean allowed(Role role) {
        return switch (role) {
            case HOST -> true;
            case COHOST -> this == CHANGE || this == START;
            case PANELIST, ATTENDEE -> false;
        };
    }
}
