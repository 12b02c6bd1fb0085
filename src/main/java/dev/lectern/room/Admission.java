package dev.lectern.room;

import dev.lectern.call.policy.Mode;

/** Whether somebody who knocks comes in. */
enum Admission {
    ADMITTED,
    /** The link is in use on another device, and it was not asked to move here. */
    ELSEWHERE,
    REMOVED,
    LOCKED,
    FULL;

    /**
     * Who leads always comes in; a locked room takes back those who were in it before; only where
     * everybody speaks does a full room make people wait, an audience always has a place.
     *
     * @param alreadyHere the same person has another live place, and wants to keep it
     */
    static Admission of(Person person, RoomFacts room, int present, boolean alreadyHere) {
        if (person.removed()) {
            return REMOVED;
        }
        if (person.role().leads()) {
            return ADMITTED;
        }
        if (alreadyHere) {
            return ELSEWHERE;
        }
        if (room.locked() && !person.known()) {
            return LOCKED;
        }
        boolean full = present >= room.policy().maxParticipants();
        return full && room.policy().mode() == Mode.TEAM ? FULL : ADMITTED;
    }
}
