package dev.lectern.sfu;

import dev.lectern.sfu.dtls.Failure;
import dev.lectern.sfu.net.Shares;
import dev.lectern.sfu.net.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Whose handshakes are under way, and who is next.
 *
 * <p>Each holds a thread, mostly while it waits for its client. So no person and no address gets
 * hold of all of them; who comes when there is none left waits, and is taken in before others of an
 * address or a person that already has more. A client that lets its thread wait while somebody
 * needs it gives way: an honest one answers within a round trip, in whatever size of company.
 *
 * <p>Any thread.
 */
final class HandshakeQueue {
    private static final int MOST_OF_A_PERSON = 4;
    private static final long WHILE_OTHERS_WAIT = 500_000_000;

    private final int most;
    private final Map<Failure, Long> failed = new ConcurrentHashMap<>();
    private final Shares<String> byPerson = new Shares<>(MOST_OF_A_PERSON);
    private final Shares<Subnet> bySubnet;
    private final Set<PeerHandshake> underWay = new LinkedHashSet<>();
    private final Set<PeerHandshake> waiting = new LinkedHashSet<>();

    HandshakeQueue(int threads) {
        most = threads;
        bySubnet = new Shares<>(Math.max(1, threads / 2));
    }

    /** How many there were for this reason, with this one. */
    long countFailed(Failure why) {
        return failed.merge(why, 1L, Long::sum);
    }

    /** How many ended without keys, and why. */
    Map<Failure, Long> failed() {
        return Map.copyOf(failed);
    }

    synchronized int underWay() {
        return underWay.size();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Begins this one when it is its turn, which may be now. */
    synchronized void add(PeerHandshake one) {
        waiting.add(one);
        takeIn();
    }

    /** It is over, or no longer wanted. */
    synchronized void remove(PeerHandshake one) {
        waiting.remove(one);
        if (underWay.remove(one)) free(one);
    }

    private void free(PeerHandshake one) {
        byPerson.giveBack(one.person());
        bySubnet.giveBack(one.subnet());
        takeIn();
    }

    private void takeIn() {
        while (underWay.size() < most) {
            PeerHandshake next = next();
            if (next == null) return;
            waiting.remove(next);
            underWay.add(next);
            byPerson.take(next.person());
            bySubnet.take(next.subnet());
            next.begin();
        }
    }

    /** Of the address, then of the person with least under way; of equals the first to come. */
    private PeerHandshake next() {
        PeerHandshake best = null;
        for (PeerHandshake one : waiting) {
            boolean free = byPerson.hasFor(one.person()) && bySubnet.hasFor(one.subnet());
            if (free && (best == null || rank(one) < rank(best))) best = one;
        }
        return best;
    }

    private int rank(PeerHandshake one) {
        return bySubnet.heldBy(one.subnet()) * (MOST_OF_A_PERSON + 1)
                + byPerson.heldBy(one.person());
    }

    /** Ends whom others wait for in vain; to be called a few times a second. */
    void look() {
        for (PeerHandshake slow : givingWay()) slow.giveWay();
    }

    private synchronized List<PeerHandshake> givingWay() {
        List<PeerHandshake> gone = new ArrayList<>();
        waiting.stream()
                .limit(most)
                .map(one -> slowest(inTheWayOf(one), gone))
                .filter(Objects::nonNull)
                .forEach(gone::add);
        return gone;
    }

    private Predicate<PeerHandshake> inTheWayOf(PeerHandshake one) {
        if (!byPerson.hasFor(one.person())) return other -> other.person().equals(one.person());
        if (!bySubnet.hasFor(one.subnet())) return other -> other.subnet().equals(one.subnet());
        return other -> true;
    }

    private PeerHandshake slowest(Predicate<PeerHandshake> those, List<PeerHandshake> but) {
        PeerHandshake slowest = null;
        long longest = WHILE_OTHERS_WAIT;
        for (PeerHandshake one : underWay) {
            long waited = one.waitedNanos();
            if (waited <= longest || !those.test(one) || but.contains(one)) continue;
            slowest = one;
            longest = waited;
        }
        return slowest;
    }
}
