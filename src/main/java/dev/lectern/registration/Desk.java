package dev.lectern.registration;

import java.util.UUID;

/** The seats of one webinar as they are counted while its row is locked. */
final class Desk {
    final UUID webinar;
    int taken;
    int waiting;
    private long nextPlace;

    Desk(UUID webinar, int taken, int waiting, long nextPlace) {
        this.webinar = webinar;
        this.taken = taken;
        this.waiting = waiting;
        this.nextPlace = nextPlace;
    }

    long nextPlace() {
        return nextPlace;
    }

    long lastPlace() {
        return nextPlace++;
    }

    /**
     * Keeps count of somebody who went from one state to another; absent before is somebody new.
     */
    void moved(Status before, Status after) {
        taken += (after.holdsSeat() ? 1 : 0) - (before.holdsSeat() ? 1 : 0);
        waiting += (after == Status.WAITLISTED ? 1 : 0) - (before == Status.WAITLISTED ? 1 : 0);
    }

    void came(Status first) {
        moved(Status.CANCELLED, first);
    }

    SeatAllocation seats(RegistrationRules rules) {
        return new SeatAllocation(
                rules.capacity(), taken, waiting, rules.admission(), rules.overflow());
    }
}
