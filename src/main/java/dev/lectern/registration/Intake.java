package dev.lectern.registration;

import dev.lectern.kit.db.Ids;
import dev.lectern.registration.Application.Admittance;
import dev.lectern.registration.SeatAllocation.Admission;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.webinar.WebinarView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch of applications for one webinar, in their order, while its desk is locked: who
 * gets a place, who waits, who was here before. An address has at most one place a date.
 */
final class Intake {
    private static final Duration SPELL = Duration.ofHours(1);
    private static final int MOST_MAILED = 5;

    private final WebinarView webinar;
    private final Seating seating;
    private final Desk desk;
    private final Instant now;
    private final Map<String, List<Registration>> known = new HashMap<>();
    final List<Registration> added = new ArrayList<>();
    final List<Registration> changed = new ArrayList<>();

    /** Whose place at a single date went into one for all dates, where another did already. */
    final List<Registration> withdrawn = new ArrayList<>();

    /**
     * What became of one application.
     *
     * @param fresh what somebody unknown would have become; absent: no seat is left
     */
    record Result(Registration registration, Kind kind, @Nullable Status fresh) {
        /** Whether this place was never anybody's: nothing of it was known to somebody else. */
        boolean firstTime() {
            boolean first = registration.linkVersion() == 1;
            return kind == Kind.NEW && first && !registration.widened;
        }

        /** Whether they have a place, or stand in line, only now. */
        boolean takenIn() {
            return kind == Kind.NEW || kind == Kind.LET_IN;
        }

        private Result toNewcomer(@Nullable Status unknown) {
            return new Result(registration, kind, unknown);
        }
    }

    enum Kind {
        NEW,
        /** Asked before, was not decided about, and is let in now. */
        LET_IN,
        AGAIN,
        /** Asks in an address's name for all dates, where it has single ones: those stay. */
        AGAIN_FOR_ALL,
        FULL
    }

    Intake(WebinarView webinar, Seating seating, List<Registration> known, Instant now) {
        this.webinar = webinar;
        this.seating = seating;
        this.desk = seating.desk();
        this.now = now;
        known.forEach(one -> keep(one.emailKey(), one));
    }

    private void keep(String key, Registration one) {
        known.computeIfAbsent(key, each -> new ArrayList<>()).add(one);
    }

    Result decide(Application application) {
        refuseDomain(application);
        String key = application.person().key();
        List<Registration> places = key == null ? List.of() : known.getOrDefault(key, List.of());
        @Nullable UUID date = seating.dateFor(application.occurrence());
        Optional<Status> fresh = status(application, date);
        return application.admittance().keepsOut(places)
                ? decide(application, places, date, fresh.map(seat -> Status.PENDING))
                        .toNewcomer(fresh.orElse(null))
                : decide(application, places, date, fresh);
    }

    private Result decide(
            Application application,
            List<Registration> places,
            @Nullable UUID date,
            Optional<Status> status) {
        boolean granted = saysYes(application, places);
        Wish wish = new Wish(webinar, date, application.admittance(), granted);
        Optional<Registration> standing = wish.standing(places);
        if (standing.isPresent()) {
            Registration one = standing.get();
            if (!application.admittance().listed()) {
                takeFree(one);
            }
            return granted && one.status() == Status.PENDING
                    ? decideAtLast(one, application, places, status.orElse(null))
                    : new Result(one, wish.again(one), status.orElse(null));
        }
        Optional<Registration> before =
                places.stream().filter(one -> Objects.equals(one.occurrence, date)).findFirst();
        List<Registration> single = places.stream().filter(SinglePlaces::is).toList();
        boolean decided = status.filter(Status.PENDING::equals).isEmpty();
        boolean owned = application.admittance() != Admittance.BY_RULE;
        return date == null && !single.isEmpty() && decided && owned
                ? widen(single, before, application)
                : enter(before, application, date, status);
    }

    /** An address has one place a date: what they gave up before is theirs again. */
    private Result enter(
            Optional<Registration> before,
            Application application,
            @Nullable UUID date,
            Optional<Status> status) {
        return before.isPresent()
                ? comeBack(before.get(), application, status)
                : arrive(application, date, status);
    }

    /** Whether nobody need decide about who asks in this way. */
    private boolean saysYes(Application application, List<Registration> places) {
        boolean rules = seating.rules().admission() == Admission.AUTOMATIC;
        Admittance whose = application.admittance();
        return whose.welcome() || rules && !whose.listed() && !whose.keepsOut(places);
    }

    /** By the rules of this moment: they may be younger than the form that was sent. */
    private void refuseDomain(Application application) {
        String email = application.person().email();
        Admittance whose = application.admittance();
        if (email != null && !whose.welcome() && !whose.listed()) {
            seating.rules().requireWelcome(EmailAddress.of(email));
        }
    }

    private Result decideAtLast(
            Registration one,
            Application application,
            List<Registration> places,
            @Nullable Status fresh) {
        Undecided undecided =
                new Undecided(one, SinglePlaces.beside(one, places, webinar, desk), desk);
        return undecided
                .letIn(() -> status(application, one.occurrence))
                .map(given -> letIn(one, given, application).toNewcomer(fresh))
                .orElseGet(() -> new Result(one, noSeat(application), fresh));
    }

    private static Kind noSeat(Application application) {
        return application.admittance().welcome() ? Kind.FULL : Kind.AGAIN;
    }

    private Result letIn(Registration one, List<Registration> given, Application application) {
        if (application.admittance() == Admittance.BY_INVITATION) {
            one.answersFor(application);
        }
        withdrawn.addAll(given);
        given.forEach(this::change);
        change(one);
        return new Result(one, Kind.LET_IN, null);
    }

    /** Who let an offer pass and asks again while a seat is free has it. */
    private void takeFree(Registration one) {
        if (one.lapsed() && seating.gives(one.occurrence)) {
            one.approve();
            desk.moved(one.occurrence, Status.WAITLISTED, Status.APPROVED);
            change(one);
        }
    }

    /**
     * Whether somebody takes one date after another: their mails would be a heap, and each page
     * they have names all their places.
     */
    boolean heap(Registration one) {
        List<Registration> theirs = known.getOrDefault(one.emailKey(), List.of());
        long before =
                theirs.stream()
                        .filter(place -> !place.id.equals(one.id))
                        .filter(place -> PlacePage.coming(place.status()))
                        .filter(place -> !place.createdAt.isBefore(now.minus(SPELL)))
                        .filter(place -> place.id.compareTo(one.id) < 0)
                        .count();
        return one.email != null && before >= MOST_MAILED;
    }

    private Result comeBack(Registration before, Application application, Optional<Status> status) {
        if (status.isEmpty()) {
            return new Result(before, Kind.FULL, null);
        }
        Status left = before.status();
        before.comeBack(status.get(), place(status.get()), application, now);
        desk.moved(before.occurrence, left, status.get());
        change(before);
        return new Result(before, Kind.NEW, status.get());
    }

    /**
     * Who comes to single dates and asks for all: the first of these places becomes the one for
     * all, its link stays good, and the others are given back; where they had one for all before,
     * that is the one, and all others are. Where that is not to be had at once they stand, and the
     * place for all is another, which takes their place once it is given.
     */
    private Result widen(
            List<Registration> places, Optional<Registration> before, Application application) {
        SinglePlaces single = new SinglePlaces(places, desk);
        single.setAside();
        Optional<Status> status = status(application, null);
        if (status.filter(Status.APPROVED::equals).isEmpty()) {
            single.takeUp();
            return enter(before, application, null, status(application, null));
        }
        Optional<Registration> first = before.isPresent() ? Optional.empty() : single.approved();
        List<Registration> others = single.giveUpBut(first.orElse(null));
        withdrawn.addAll(others);
        others.forEach(this::change);
        return first.map(this::forAll).orElseGet(() -> enter(before, application, null, status));
    }

    private Result forAll(Registration single) {
        single.occurrence = null;
        single.widened = true;
        desk.came(null, Status.APPROVED);
        change(single);
        return new Result(single, Kind.NEW, Status.APPROVED);
    }

    private void change(Registration one) {
        if (!changed.contains(one) && !added.contains(one)) {
            changed.add(one);
        }
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
            keep(person.key(), registration);
        }
        return new Result(registration, Kind.NEW, first);
    }

    /** Who has no address waits for nothing: no seat could be offered to them. */
    private Optional<Status> status(Application application, @Nullable UUID date) {
        Optional<Status> next =
                switch (application.admittance()) {
                    case BY_HOST, BY_INVITATION -> seating.at(date, Admission.AUTOMATIC).next();
                    case BY_HOST_UNDECIDED -> seating.at(date, Admission.BY_HOST).next();
                    case BY_HOST_IN_LINE -> seating.inLine(date);
                    case BY_RULE, BY_OWNER, BY_PROGRAM -> seating.at(date).next();
                };
        return next.filter(
                first -> first != Status.WAITLISTED || application.person().key() != null);
    }

    private @Nullable Long place(Status status) {
        return status == Status.WAITLISTED ? desk.lastPlace() : null;
    }
}
