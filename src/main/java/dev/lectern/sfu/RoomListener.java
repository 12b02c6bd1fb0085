package dev.lectern.sfu;

import java.util.List;
import java.util.Set;

/**
 * What a room tells to whoever shows it to people. Called on event loops: implementations hand on
 * and return at once.
 */
public interface RoomListener {
    /** Someone's picture or sound arrives from now on. */
    default void published(String person, Source source, Set<Kind> kinds) {}

    default void unpublished(String person, Source source) {}

    /** A viewer's media flows from now on. */
    default void watching(String person, String session) {}

    default void left(String person, String session) {}

    /** Who speaks; empty when nobody has for a while. */
    default void speaking(String person) {}

    /** What a viewer's slots show from now on; entries for empty slots are left out. */
    default void slots(String person, String session, List<SlotView> slots) {}
}
