package dev.lectern.sfu;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many TCP connections there may be: all together, and from one address, behind which there may
 * be a whole office.
 */
final class ConnectionLimit {
    private static final int MOST = 4096;
    private static final int MOST_OF_AN_ADDRESS = 512;

    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    /** Takes a place; false where there is none. */
    boolean take(InetAddress from) {
        if (all.incrementAndGet() > MOST) {
            all.decrementAndGet();
            return false;
        }
        if (byAddress.merge(from, 1, Integer::sum) > MOST_OF_AN_ADDRESS) {
            giveBack(from);
            return false;
        }
        return true;
    }

    void giveBack(InetAddress from) {
        all.decrementAndGet();
        byAddress.computeIfPresent(from, (address, count) -> count == 1 ? null : count - 1);
    }
}
