package dev.lectern.call.builtin.home;

import java.util.Set;
import java.util.UUID;

/** What lives at home on this node. Called on an event loop, and returns at once. */
public interface Household {

    /** These are still at home here: whatever was said elsewhere meanwhile can be looked up now. */
    void kept(Set<UUID> occurrences);

    /** Another node has it, or may have it: nothing of it goes on here. */
    void lost(UUID occurrence);
}
