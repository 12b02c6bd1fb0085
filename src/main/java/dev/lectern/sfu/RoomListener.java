package dev.lectern.sfu;

import java.util.List;
import java.util.Set;

/**
 * What a room tells to whoever shows it to people. Called on event loops: implementations hand on
 * and return at once.
 */
public interface RoomListener {
    /**
     * What of this person's camera and microphone, or of their screen, arrives from now on; empty
     * when nothing does any more.
     */
    default void sends(String person, Source source, Set<Kind> kinds) {}

    /** A viewer's media flows from now on. */
    default void watching(String person, String session) {}

    default void left(String person, String session) {}

    /** Who speaks; empty when nobody has for a while. */
    default void speaking(String person) {}

    /** What a viewer's slots show from now on; entries for empty slots are left out. */
    default void slots(String person, String session, List<SlotView> slots) {}
}
