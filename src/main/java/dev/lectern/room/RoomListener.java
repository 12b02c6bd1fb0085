package dev.lectern.room;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Is told who comes into a room and who goes, on the node where their page is open. Called on event
 * loops and often, so implementations hand on and return at once. Hidden people come and go unseen.
 */
public interface RoomListener {

    /** A page of this person is in the room from now on. */
    default void came(Visit visit, Instant at) {}

    /** That page is gone; the person may have others, or come back in a moment. */
    default void went(Visit visit, Instant at) {}

    /**
     * One open page of one person.
     *
     * @param page differs for every connection
     * @param registration absent for members of the workspace
     */
    record Visit(
            UUID occurrence,
            String identity,
            @Nullable UUID registration,
            String role,
            String page) {}
}
