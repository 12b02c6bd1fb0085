package dev.lectern.registration;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the seats of one webinar to a batch of people in their order, while the caller holds the
 * webinar's desk: nobody overtakes those who already wait.
 */
final class SeatAllocation {
    private final @Nullable Integer capacity;
    private final Admission admission;
    private final Overflow overflow;
    private int taken;
    private int waiting;

    /** Who decides whether a person may come. */
    enum Admission {
        AUTOMATIC,
        BY_HOST
    }

    /** What becomes of those for whom no seat is left. */
    enum Overflow {
        WAIT,
        REFUSE
    }

    SeatAllocation(
            @Nullable Integer capacity,
            int taken,
            int waiting,
            Admission admission,
            Overflow overflow) {
        this.capacity = capacity;
        this.taken = taken;
        this.waiting = waiting;
        this.admission = admission;
        this.overflow = overflow;
    }

    /** The state in which the next person starts; empty when all seats are gone. */
    Optional<Status> next() {
        if (admission == Admission.BY_HOST) {
            boolean hopeless = overflow == Overflow.REFUSE && !hasFree();
            return hopeless ? Optional.empty() : Optional.of(Status.PENDING);
        }
        if (hasFree() && waiting == 0) {
            taken++;
            return Optional.of(Status.APPROVED);
        }
        if (overflow == Overflow.WAIT) {
            waiting++;
            return Optional.of(Status.WAITLISTED);
        }
        return Optional.empty();
    }

    boolean hasFree() {
        return capacity == null || taken < capacity;
    }

    int taken() {
        return taken;
    }
}
