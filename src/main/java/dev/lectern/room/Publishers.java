package dev.lectern.room;

import dev.lectern.call.policy.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose media arrives at the room's home, whether or not they have a page open. The home tells what
 * changes, and is asked for all of it now and then.
 */
final class Publishers {
    private final Map<String, Present> all = new LinkedHashMap<>();
    private boolean changed;
    private boolean asked;
    private long heard;

    /** What the home says by itself. */
    synchronized void hear(Present publisher) {
        heard++;
        boolean gone = publisher.sending().nothing();
        String id = publisher.id();
        Present before = gone ? all.remove(id) : all.put(id, publisher);
        changed = changed || (gone ? before != null : !publisher.equals(before));
    }

    /** What the home answers; not if it has said something by itself since it was asked. */
    synchronized void are(Map<String, Present> now, long asOf) {
        if (asOf != heard || now.equals(all)) return;
        all.clear();
        all.putAll(now);
        changed = true;
    }

    synchronized void become(String identity, Role role) {
        Present before = all.get(identity);
        if (before == null) return;
        all.put(identity, before.as(role));
        heard++;
        changed = true;
    }

    /** How often it was heard of them so far. */
    synchronized long heard() {
        return heard;
    }

    /** True once: the home is still to be asked. */
    synchronized boolean asksFirst() {
        boolean first = !asked;
        asked = true;
        return first;
    }

    /** True once after each change. */
    synchronized boolean changed() {
        boolean now = changed;
        changed = false;
        return now;
    }

    synchronized List<Present> all() {
        return List.copyOf(all.values());
    }
}
