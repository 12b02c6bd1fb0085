package dev.lectern.room;

import java.util.UUID;

/**
 * What a page carries to open the room's socket: who, in which room.
 *
 * @param revocations how often their link had been taken back when this was made: what was made
 *     before the last time is worth nothing, whatever link they have by now
 */
record Pass(UUID occurrence, String identity, int revocations) {
    boolean isGoodFor(Person person) {
        return person.revocations() == revocations;
    }
}
