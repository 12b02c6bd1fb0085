package dev.lectern.sfu.net;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How much of something scarce each of many holds, none more than their share. Any thread. */
public final class Shares<K> {
    private final int most;
    private final ConcurrentMap<K, Integer> held = new ConcurrentHashMap<>();

    public Shares(int most) {
        this.most = most;
    }

    /** Takes one; false where this one has all of their share. */
    public boolean take(K who) {
        if (held.merge(who, 1, Integer::sum) <= most) return true;
        giveBack(who);
        return false;
    }

    public boolean hasFor(K who) {
        return heldBy(who) < most;
    }

    public int heldBy(K who) {
        return held.getOrDefault(who, 0);
    }

    public void giveBack(K who) {
        held.computeIfPresent(who, (one, count) -> count == 1 ? null : count - 1);
    }
}
