package dev.lectern.sfu;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many handshakes may be under way: each holds a thread while it waits for its client, so no
 * person and no address gets hold of all of them. Whoever exceeds it is heard when they say hello
 * again, which clients do within a second.
 */
final class HandshakeLimit {
    private static final int MOST_OF_A_PERSON = 4;

    private final AtomicLong failed = new AtomicLong();
    private final Shares<String> byPerson = new Shares<>(MOST_OF_A_PERSON);
    private final Shares<Subnet> bySubnet;

    HandshakeLimit(int threads) {
        bySubnet = new Shares<>(Math.max(1, threads / 2));
    }

    /** A place that was taken, until {@link #end}. */
    final class Place {
        private final String person;
        private final Subnet subnet;
        private boolean ended;

        private Place(String person, Subnet subnet) {
            this.person = person;
            this.subnet = subnet;
        }

        synchronized void end() {
            if (ended) return;
            ended = true;
            byPerson.giveBack(person);
            bySubnet.giveBack(subnet);
        }
    }

    void countFailed() {
        failed.incrementAndGet();
    }

    /** How many ended without keys. */
    long failed() {
        return failed.get();
    }

    /** A place for a handshake of this person from there, or null where there is none now. */
    Place take(Peer peer, InetAddress from) {
        String person = peer.room.name() + ' ' + peer.person();
        Subnet subnet = Subnet.of(from);
        if (!byPerson.take(person)) return null;
        if (bySubnet.take(subnet)) return new Place(person, subnet);
        byPerson.giveBack(person);
        return null;
    }
}
