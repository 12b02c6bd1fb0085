package dev.lectern.room;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the other nodes say of their parts of a room. */
final class OtherNodes {
    private final Map<String, Census> said = new HashMap<>();

    /** Takes what a node says now; true if that is news. */
    boolean hear(String node, Census census) {
        Census before = said.put(node, census);
        return before == null
                || before.people() != census.people()
                || !before.named().equals(census.named());
    }

    /** Forgets nodes that have been silent since; true if there were any. */
    boolean forgetSilentSince(Instant oldest) {
        return said.values().removeIf(census -> census.at().isBefore(oldest));
    }

    int people() {
        return said.values().stream().mapToInt(Census::people).sum();
    }

    /** Those whom they know by name. */
    List<Present> named() {
        return said.values().stream().flatMap(census -> census.named().stream()).toList();
    }
}
