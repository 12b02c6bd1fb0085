package dev.lectern.sfu;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of one room. Any thread. */
final class Peers implements Iterable<Peer> {
    private static final int MOST_OF_A_PERSON = 8;

    private final Set<Peer> all = ConcurrentHashMap.newKeySet();

    @Override
    public Iterator<Peer> iterator() {
        return all.iterator();
    }

    /** A person has only so many connections of a kind: the longest known gives way. */
    void add(Peer newcomer) {
        Peer oldest = null;
        int count = 0;
        for (Peer peer : all) {
            boolean same = peer.getClass() == newcomer.getClass();
            if (!same || !peer.person().equals(newcomer.person())) continue;
            count++;
            if (oldest == null || peer.made - oldest.made < 0) oldest = peer;
        }
        if (count >= MOST_OF_A_PERSON) oldest.close();
        all.add(newcomer);
    }

    void remove(Peer peer) {
        all.remove(peer);
    }

    List<Publisher> publishing() {
        List<Publisher> found = new ArrayList<>();
        for (Peer peer : all) if (peer instanceof Publisher one) found.add(one);
        return found;
    }

    List<Publisher> publishing(String person) {
        List<Publisher> found = publishing();
        found.removeIf(one -> !one.person().equals(person));
        return found;
    }

    List<Viewer> watching() {
        List<Viewer> found = new ArrayList<>();
        for (Peer peer : all) if (peer instanceof Viewer one) found.add(one);
        return found;
    }

    /** Who is connected, publishing or watching, each once. */
    Set<String> people() {
        Set<String> people = new TreeSet<>();
        for (Peer peer : all) if (peer.isOpen()) people.add(peer.person());
        return people;
    }

    int viewers() {
        int count = 0;
        for (Peer peer : all) if (peer instanceof Viewer && peer.isOpen()) count++;
        return count;
    }

    List<SessionReport> reports() {
        List<SessionReport> reports = new ArrayList<>();
        for (Peer peer : all) {
            SessionReport report = peer.report();
            if (report != null && peer.isOpen()) reports.add(report);
        }
        return reports;
    }

    Map<String, Instant> since() {
        Map<String, Instant> since = new TreeMap<>();
        Instant clock = Instant.now();
        long now = System.nanoTime();
        for (Peer peer : all) {
            if (!peer.isOpen()) continue;
            Instant came = clock.minusNanos(now - peer.made);
            since.merge(peer.person(), came, (one, other) -> one.isBefore(other) ? one : other);
        }
        return since;
    }
}
