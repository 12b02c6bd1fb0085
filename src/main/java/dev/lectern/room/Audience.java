package dev.lectern.room;

import dev.lectern.call.policy.Role;

/** Which of those in a room are told something. */
public enum Audience {
    EVERYBODY,
    /** Hosts, co-hosts and panelists. */
    STAGE,
    /** Hosts and co-hosts. */
    LEADERS,
    ATTENDEES;

    boolean includes(Role role) {
        return switch (this) {
            case EVERYBODY -> true;
            case STAGE -> role.onStage();
            case LEADERS -> role.leads();
            case ATTENDEES -> !role.onStage();
        };
    }
}
