package dev.lectern.registration;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** How many people of one webinar are in which state, counted while its row is locked. */
final class Desk {
    final UUID webinar;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private long nextPlace;

    Desk(UUID webinar, Map<Status, Integer> counts, long nextPlace) {
        this.webinar = webinar;
        this.counts.putAll(counts);
        this.nextPlace = nextPlace;
    }

    static Desk empty(UUID webinar) {
        return new Desk(webinar, Map.of(), 1);
    }

    int count(Status status) {
        return counts.getOrDefault(status, 0);
    }

    /** How many seats are kept for somebody. */
    int taken() {
        return count(Status.APPROVED) + count(Status.OFFERED);
    }

    int waiting() {
        return count(Status.WAITLISTED);
    }

    long nextPlace() {
        return nextPlace;
    }

    long lastPlace() {
        return nextPlace++;
    }

    /** Keeps count of somebody who went from one state to another. */
    void moved(Status before, Status after) {
        counts.merge(before, -1, Integer::sum);
        came(after);
    }

    /** Keeps count of somebody new. */
    void came(Status first) {
        counts.merge(first, 1, Integer::sum);
    }

    SeatAllocation seats(RegistrationRules rules) {
        return new SeatAllocation(
                rules.capacity(), taken(), waiting(), rules.admission(), rules.overflow());
    }
}
