package dev.lectern.sfu;

import dev.lectern.sfu.net.Subnet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses that lead to one session on whichever loop, the longest known going first, and the
 * one among whose sessions it counts. On the session's loop.
 */
final class KnownAddresses {
    private static final int MOST = 12;

    private final Peer peer;
    private final List<InetSocketAddress> addresses = new ArrayList<>(2);
    private Subnet home;

    KnownAddresses(Peer peer) {
        this.peer = peer;
    }

    void add(InetSocketAddress address) {
        addresses.add(address);
        if (addresses.size() > MOST) release(addresses.remove(0));
    }

    /** Counts it there from now on; false where there are too many already. */
    boolean settle(InetAddress address) {
        Subnet there = Subnet.of(address);
        if (there.equals(home)) return true;
        if (!peer.engine.sessionsOf.take(there)) return false;
        leave();
        home = there;
        return true;
    }

    private void leave() {
        if (home != null) peer.engine.sessionsOf.giveBack(home);
        home = null;
    }

    void releaseAll() {
        leave();
        for (InetSocketAddress address : addresses) release(address);
    }

    private void release(InetSocketAddress address) {
        for (Loop one : peer.engine.loops()) one.execute(() -> one.unbind(address, peer));
    }
}
