package dev.lectern.sfu;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The addresses that lead to one session on whichever loop; the longest known goes first. */
final class KnownAddresses {
    private static final int MOST = 12;

    private final Peer peer;
    private final List<InetSocketAddress> addresses = new ArrayList<>(2);

    KnownAddresses(Peer peer) {
        this.peer = peer;
    }

    void add(InetSocketAddress address) {
        addresses.add(address);
        if (addresses.size() > MOST) release(addresses.remove(0));
    }

    void releaseAll() {
        for (InetSocketAddress address : addresses) release(address);
    }

    private void release(InetSocketAddress address) {
        for (Loop one : peer.engine.loops()) one.execute(() -> one.unbind(address, peer));
    }
}
