package dev.lectern.registration;

import dev.lectern.kit.db.Ids;
import dev.lectern.registration.Application.Admittance;
import dev.lectern.webinar.WebinarView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch of applications for one webinar, in their order, while its desk is locked: who
 * gets a place, who waits, who was here before.
 */
final class Intake {
    private final WebinarView webinar;
    private final Seating seating;
    private final Desk desk;
    private final Instant now;
    private final Map<String, Registration> known = new HashMap<>();
    final List<Registration> added = new ArrayList<>();
    final List<Registration> changed = new ArrayList<>();

    /**
     * What became of one application.
     *
     * @param fresh what somebody unknown would have become; absent: no seat is left
     */
    record Result(Registration registration, Kind kind, @Nullable Status fresh) {}

    enum Kind {
        NEW,
        AGAIN,
        FULL
    }

    Intake(WebinarView webinar, Seating seating, List<Registration> known, Instant now) {
        this.webinar = webinar;
        this.seating = seating;
        this.desk = seating.desk();
        this.now = now;
        known.forEach(one -> this.known.put(one.emailKey(), one));
    }

    Result decide(Application application) {
        String key = application.person().key();
        Registration before = key == null ? null : known.get(key);
        @Nullable UUID date = seating.dateFor(application.occurrence());
        Optional<Status> status = status(application, date);
        if (before != null && before.status() != Status.CANCELLED) {
            return new Result(before, Kind.AGAIN, status.orElse(null));
        }
        if (before == null) {
            return arrive(application, date, status);
        }
        if (status.isEmpty()) {
            return new Result(before, Kind.FULL, null);
        }
        before.comeBack(status.get(), place(status.get()), application, now);
        desk.left(before.occurrence, Status.CANCELLED);
        before.occurrence = date;
        desk.came(date, status.get());
        if (!changed.contains(before) && !added.contains(before)) {
            changed.add(before);
        }
        return new Result(before, Kind.NEW, status.get());
    }

    private Result arrive(Application application, @Nullable UUID date, Optional<Status> status) {
        Application.Person person = application.person();
        Status first = status.orElse(Status.CANCELLED);
        Registration registration =
                new Registration(
                                Ids.next(),
                                webinar.workspace(),
                                webinar.id(),
                                person.email(),
                                person.name(),
                                person.rest(),
                                application.language(),
                                first,
                                1,
                                now)
                        .at(place(first), null);
        if (status.isEmpty()) {
            return new Result(registration, Kind.FULL, null);
        }
        registration.occurrence = date;
        registration.cameBy(application);
        desk.came(date, first);
        added.add(registration);
        if (person.key() != null) {
            known.put(person.key(), registration);
        }
        return new Result(registration, Kind.NEW, first);
    }

    private Optional<Status> status(Application application, @Nullable UUID date) {
        boolean welcome = application.admittance() == Admittance.BY_HOST;
        return (welcome ? seating.at(date, SeatAllocation.Admission.AUTOMATIC) : seating.at(date))
                .next();
    }

    private @Nullable Long place(Status status) {
        return status == Status.WAITLISTED ? desk.lastPlace() : null;
    }
}
