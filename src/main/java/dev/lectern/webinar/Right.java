package dev.lectern.webinar;

import dev.lectern.call.Role;

/** What can be done with a webinar by those who hold it. */
enum Right {
    /** Everything about it that can be edited, and publishing it. */
    CHANGE("change"),
    /** Taking it live, going on with it, locking its room. */
    START("start"),
    /** Ending it for all, cancelling it or one of its dates. */
    END("end or cancel"),
    DELETE("delete"),
    /** Saying who stands on its stage. */
    PEOPLE("choose the people of");

    private final String word;

    Right(String word) {
        this.word = word;
    }

    String word() {
        return word;
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
