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
    private final Map<String, Set<Peer>> byPerson = new ConcurrentHashMap<>();

    @Override
    public Iterator<Peer> iterator() {
        return all.iterator();
    }

    /** A person has only so many connections of a kind: the longest known gives way. */
    void add(Peer newcomer) {
        Peer oldest = null;
        int count = 0;
        for (Peer peer : of(newcomer.person())) {
            if (peer.getClass() != newcomer.getClass()) continue;
            count++;
            if (oldest == null || peer.made - oldest.made < 0) oldest = peer;
        }
        if (count >= MOST_OF_A_PERSON) oldest.close();
        all.add(newcomer);
        byPerson.compute(newcomer.person(), (person, theirs) -> with(newcomer, theirs));
    }

    private static Set<Peer> with(Peer newcomer, Set<Peer> before) {
        Set<Peer> theirs = before == null ? ConcurrentHashMap.newKeySet() : before;
        theirs.add(newcomer);
        return theirs;
    }

    void remove(Peer peer) {
        all.remove(peer);
        byPerson.computeIfPresent(
                peer.person(),
                (person, theirs) -> theirs.remove(peer) && theirs.isEmpty() ? null : theirs);
    }

    /** Everything of this person. */
    Set<Peer> of(String person) {
        return byPerson.getOrDefault(person, Set.of());
    }

    /** Seats this person; whether they see more or less of the stage by that. */
    boolean seat(String person, Seat seat) {
        boolean sees = false;
        for (Peer peer : of(person)) {
            if (!(peer instanceof Viewer viewer)) continue;
            sees |= viewer.seat.seesBackstage() != seat.seesBackstage();
            viewer.seat = seat;
        }
        return sees;
    }

    List<Publisher> publishing() {
        List<Publisher> found = new ArrayList<>();
        for (Peer peer : all) if (peer instanceof Publisher one) found.add(one);
        return found;
    }

    List<Publisher> publishing(String person) {
        List<Publisher> found = new ArrayList<>();
        for (Peer peer : of(person)) if (peer instanceof Publisher one) found.add(one);
        return found;
    }

    boolean isPublishing(String person, Source source) {
        return publishing(person).stream().anyMatch(one -> one.source == source && one.isOpen());
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

    void mute(String person, Source source, Kind kind, boolean muted) {
        for (Publisher one : publishing(person)) {
            Track track = one.source == source ? one.track(kind) : null;
            if (track != null) track.muted = muted;
        }
    }
}
