package dev.lectern.registration;

import dev.lectern.registration.SeatAllocation.Admission;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.RegistrationScope;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The seats of a webinar as its desk counts them. Each date of a series has all of them: whoever
 * comes to one date takes a seat there, whoever comes to all takes one at each that is to come.
 *
 * <p>Whoever waits for all dates is not overtaken for ever: each date keeps a seat for them against
 * those who came later, until a day before it begins.
 */
final class Seating {
    private static final Duration KEPT_UNTIL = Duration.ofDays(1);

    private final WebinarView webinar;
    private final RegistrationRules rules;
    private final Desk desk;
    private final Instant now;

    Seating(WebinarView webinar, RegistrationRules rules, Desk desk, Instant now) {
        this.webinar = webinar;
        this.rules = rules;
        this.desk = desk;
        this.now = now;
    }

    static Seating of(WebinarView webinar, Desk desk, Instant now) {
        RegistrationRules rules = RegistrationRules.of(webinar.registration(), webinar.locale());
        return new Seating(webinar, rules, desk, now);
    }

    /**
     * People who wait for the same: a date, or all dates.
     *
     * @param again whether those who let an offer pass are asked once more, behind the others
     */
    record Queue(@Nullable UUID date, int seats, boolean again) {}

    /** Who is asked when seats are free. */
    enum Turn {
        /** Who was offered none yet; what they leave is anybody's. */
        FIRST,
        /** A seat was given back: those who let an offer pass are told again. */
        AGAIN
    }

    RegistrationRules rules() {
        return rules;
    }

    Desk desk() {
        return desk;
    }

    /** For which date a place is, when this one was asked for. */
    @Nullable UUID dateFor(@Nullable UUID wanted) {
        if (!webinar.series() || !webinar.registrationScope().takesOne()) {
            return null;
        }
        boolean mustChoose = !webinar.registrationScope().takesAll();
        return wanted == null && mustChoose ? webinar.current().id() : wanted;
    }

    SeatAllocation at(@Nullable UUID date) {
        return at(date, rules.admission());
    }

    /** The seats as somebody finds them who wants this date, or all of them. */
    SeatAllocation at(@Nullable UUID date, Admission admission) {
        return new SeatAllocation(
                rules.capacity(),
                taken(date) + kept(date, waitingForAll()),
                before(date),
                admission,
                rules.overflow());
    }

    /** Who is put on the waiting list; where there are seats for all nobody waits. */
    Optional<Status> inLine(@Nullable UUID date) {
        return rules.capacity() == null
                ? at(date, SeatAllocation.Admission.AUTOMATIC).next()
                : Optional.of(Status.WAITLISTED);
    }

    boolean hasFree(@Nullable UUID date) {
        return hasFree(date, 0);
    }

    /** Whether a seat is left when so many who wait for all dates stand before. */
    boolean hasFree(@Nullable UUID date, int before) {
        return free(date) > kept(date, before);
    }

    /** How many seats of a date are kept for so many who wait for all. */
    private int kept(@Nullable UUID date, int people) {
        return date != null && keeps(date) ? people : 0;
    }

    private boolean keeps(UUID date) {
        Instant until = now.plus(KEPT_UNTIL);
        return webinar.series()
                && webinar.occurrence(date)
                        .filter(one -> one.startsAt().isAfter(until))
                        .isPresent();
    }

    /** Those who are seated as soon as somebody looks wait for no other date. */
    private int waitingForAll() {
        return webinar.series() && free(null) == 0 ? desk.queued(null) : 0;
    }

    /** When the next date keeps its seats no longer for those who wait for all. */
    Optional<Instant> nextReleased() {
        boolean wait = webinar.series() && desk.queued(null) > 0;
        return webinar.occurrences().stream()
                .filter(date -> wait && !date.state().over() && keeps(date.id()))
                .map(date -> date.startsAt().minus(KEPT_UNTIL))
                .min(Comparator.naturalOrder());
    }

    /** Whether whoever comes now gets a seat: one is free, and it is nobody's turn before. */
    boolean gives(@Nullable UUID date) {
        return at(date, Admission.AUTOMATIC).next().filter(Status.APPROVED::equals).isPresent();
    }

    /** Whether somebody who registers now for one of these dates, or for all, finds a seat. */
    boolean gives(List<OccurrenceView> open) {
        RegistrationScope scope = webinar.registrationScope();
        if (!webinar.series()) {
            return gives((UUID) null);
        }
        return scope.takesAll() && gives((UUID) null)
                || scope.takesOne() && open.stream().anyMatch(date -> gives(date.id()));
    }

    private int taken(@Nullable UUID date) {
        if (!webinar.series()) {
            return desk.all().taken() + only().taken();
        }
        int everywhere = desk.all().taken();
        return everywhere
                + (date == null
                        ? coming().mapToInt(one -> desk.at(one).taken()).max().orElse(0)
                        : desk.at(date).taken());
    }

    /** Who stands before somebody new: nobody overtakes those whose turn it could be. */
    private int before(@Nullable UUID date) {
        if (!webinar.series()) {
            return desk.queued(null) + desk.queued(webinar.current().id());
        }
        if (date == null) {
            return desk.queued();
        }
        boolean theirTurn = free(null) > 0;
        return desk.queued(date) + (theirTurn ? desk.queued(null) : 0);
    }

    /** Those who came or wait for this date alone, from when it was one of a series. */
    private Desk.Line only() {
        return desk.at(webinar.current().id());
    }

    private Stream<UUID> coming() {
        return webinar.occurrences().stream()
                .filter(date -> !date.state().over())
                .map(OccurrenceView::id);
    }

    private int free(@Nullable UUID date) {
        Integer capacity = rules.capacity();
        return capacity == null ? Integer.MAX_VALUE : Math.max(0, capacity - taken(date));
    }

    /**
     * The queues in which somebody's turn has come, or may have: who waits for all dates of a
     * series may have some of the seats already.
     */
    List<Queue> moving(Turn turn) {
        boolean again = turn == Turn.AGAIN || rules.capacity() == null;
        return Stream.concat(
                        Stream.of(queue(null, again)), coming().map(date -> queue(date, again)))
                .filter(queue -> queue.seats() > 0)
                .toList();
    }

    private Queue queue(@Nullable UUID date, boolean again) {
        int waiting =
                again ? (date == null ? desk.all() : desk.at(date)).waiting() : desk.queued(date);
        int least = webinar.series() && date == null ? mostFree() : 0;
        return new Queue(date, Math.min(waiting, Math.max(least, free(date))), again);
    }

    /** So many who wait for all dates may have to be passed over, or to have a seat kept. */
    private int mostFree() {
        return Math.max(1, coming().mapToInt(this::free).max().orElse(0));
    }

    /** Whether there is nothing more to come to at this date, or at any of them. */
    boolean over(@Nullable UUID wanted) {
        boolean one = webinar.series() && wanted != null;
        return webinar.state() != WebinarState.PUBLISHED
                || webinar.occurrences().stream()
                        .filter(date -> !one || date.id().equals(wanted))
                        .allMatch(date -> date.state().over());
    }

    /** Until when a seat is kept that is offered now; empty when nothing is to be offered. */
    @Nullable Instant offeredUntil(@Nullable UUID wanted, Instant now) {
        OccurrenceView date = dateOf(wanted);
        return date.state().over()
                ? null
                : rules.offer().until(now, date.startsAt(), date.endsAt()).orElse(null);
    }

    /** How long any offer made before may stand, as its date stands now; empty: it is over. */
    Optional<Instant> offeredAtMost(@Nullable UUID wanted) {
        OccurrenceView date = dateOf(wanted);
        return date.state().over()
                ? Optional.empty()
                : SeatOffer.latest(now, date.startsAt(), date.endsAt());
    }

    private OccurrenceView dateOf(@Nullable UUID wanted) {
        return wanted == null
                ? webinar.current()
                : webinar.occurrence(wanted).orElseGet(webinar::current);
    }
}
