package dev.lectern.webinar;

import dev.lectern.kit.web.api.Versions;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changing dates of a series, in the transaction that is open: one of them, one and those after it,
 * or all that are to come. What is moved by hand keeps its place in the rule, so calendars show it
 * as an exception of the series.
 */
@ApplicationScoped
class DateChanges {
    private final Planning planning;
    private final Aftermath aftermath;
    private final Deeds deeds;
    private final Clock clock;

    DateChanges(Planning planning, Aftermath aftermath, Deeds deeds, Clock clock) {
        this.planning = planning;
        this.aftermath = aftermath;
        this.deeds = deeds;
        this.clock = clock;
    }

    /**
     * One change of dates.
     *
     * @param seen the entity tag of what whoever changes it saw; absent to change whatever stands
     */
    record Wish(UUID date, Scope scope, DateForm form, @Nullable String seen) {

        /** Otherwise it is about all that the webinar is. */
        boolean isOfDates(WebinarView webinar) {
            return form.saysWhen() || webinar.series() && scope != Scope.ALL;
        }
    }

    Wish wish(UUID date, Scope scope, @Nullable JsonObject body, @Nullable String seen) {
        return new Wish(date, scope, new DateForm(body, clock.instant()), seen);
    }

    Uni<WebinarView> move(Caller caller, UUID id, Wish wish) {
        return moved(caller, id, wish)
                .chain(change -> aftermath.follow(change.before(), change.held()))
                .call(view -> deeds.note(caller, "date-changed", view, view.require(wish.date())));
    }

    /** Whom it would reach and how; the transaction is not to be committed. */
    Uni<Effects> foresee(Caller caller, UUID id, Wish wish) {
        return moved(caller, id, wish)
                .chain(change -> aftermath.foresee(change.before(), change.held()));
    }

    private record Change(WebinarView before, Held held) {}

    private Uni<Change> moved(Caller caller, UUID id, Wish wish) {
        return planning.hold(caller, id)
                .map(
                        held -> {
                            WebinarView before = held.view();
                            Versions.require(wish.seen(), before.version());
                            refuseBeginning(held, before.require(wish.date()), wish.scope());
                            move(held, before.require(wish.date()), wish);
                            refusePast(before, held);
                            held.webinar().edited(clock.instant());
                            return new Change(before, held);
                        });
    }

    private static void move(Held held, OccurrenceView date, Wish wish) {
        if (date.state() != OccurrenceState.SCHEDULED) {
            throw new Clashed(
                    Sentence.of(
                                    "This date is %s; only one that is scheduled can be moved.",
                                    "Dieser Termin ist %s; nur einer, der geplant ist, kann"
                                            + " verlegt werden.")
                            .about(date.state().spoken()));
        }
        Webinar webinar = held.webinar();
        Schedule stood = webinar.schedule();
        SeriesShift shift = SeriesShift.of(date, wish.form().over(date), stood.zone());
        List<Occurrence> meant = meant(held, date, wish.scope());
        if (whole(stood, date, wish.scope())) {
            webinar.schedule(stood.moved(shift));
            follow(along(held, meant), shift, stood.dates(), webinar.schedule());
        } else {
            shift.apply(meant);
            if (wish.scope() == Scope.FOLLOWING) {
                webinar.schedule(stood.turned(date.slot(), shift));
            }
        }
        if (SeriesShift.overlap(held.occurrences())) {
            throw DateForm.overlaps();
        }
    }

    private void refuseBeginning(Held held, OccurrenceView date, Scope scope) {
        Instant now = clock.instant();
        meant(held, date, scope).forEach(one -> one.claim().requireNotUnderWay(now));
    }

    /** Whether a change of this date is one of what the webinar itself says. */
    private static boolean whole(Schedule stood, OccurrenceView date, Scope scope) {
        boolean first = date.slot().equals(stood.dates().get(0));
        return stood.rule() == null || scope == Scope.ALL || scope == Scope.FOLLOWING && first;
    }

    /** Those that move, and of a series what is on or over: its places in the rule go along. */
    private static List<Occurrence> along(Held held, List<Occurrence> meant) {
        boolean series = held.webinar().schedule().rule() != null;
        return held.occurrences().stream()
                .filter(
                        one ->
                                meant.contains(one)
                                        || series && !one.state().equals(OccurrenceState.SCHEDULED))
                .toList();
    }

    /** What was moved by hand stays as far from its place as it was. */
    private static void follow(
            List<Occurrence> dates, SeriesShift shift, List<Instant> were, Schedule schedule) {
        List<Instant> are = schedule.dates();
        for (Occurrence date : dates) {
            int place = were.indexOf(date.slot());
            Instant slot = place < 0 ? shift.moved(date.slot()) : are.get(place);
            Instant start = shift.moved(date.startsAt());
            Duration length = shift.length(Duration.between(date.startsAt(), date.endsAt()));
            boolean aside = !start.equals(slot) || !length.equals(schedule.length());
            date.refit(new PlannedDate(slot, start, length, aside));
        }
    }

    private void refusePast(WebinarView before, Held held) {
        for (Occurrence date : held.in(OccurrenceState.SCHEDULED)) {
            boolean moved = !before.require(date.id()).startsAt().equals(date.startsAt());
            if (moved && date.startsAt().isBefore(clock.instant())) {
                throw new Refused(
                        "startsAt",
                        Sentence.of(
                                "A date of the series would be in the past. Choose a time after"
                                        + " now.",
                                "Ein Termin der Reihe läge in der Vergangenheit. Wählen Sie eine"
                                        + " Zeit nach jetzt."));
            }
        }
    }

    /** The dates that a change or a cancellation is meant for; what is over stays as it was. */
    static List<Occurrence> meant(Held held, OccurrenceView date, Scope scope) {
        Instant from = date.startsAt();
        return held.in(OccurrenceState.SCHEDULED).stream()
                .filter(
                        one ->
                                switch (scope) {
                                    case THIS -> one.id().equals(date.id());
                                    case FOLLOWING -> !one.startsAt().isBefore(from);
                                    case ALL -> true;
                                })
                .toList();
    }

    /** Cancels a date of a series, and those after it where asked to. */
    Uni<WebinarView> cancel(Caller caller, UUID id, UUID date, Scope scope) {
        return cancelled(caller, id, date, scope)
                .chain(change -> aftermath.follow(change.before(), change.held()))
                .call(view -> deeds.note(caller, "date-cancelled", view, view.require(date)));
    }

    /** What is on is broken off by whoever ends it, not passed over in silence. */
    private static void refuseLive(WebinarView before, OccurrenceView date, Scope scope) {
        boolean live =
                before.occurrences().stream()
                        .filter(one -> one.state() == OccurrenceState.LIVE)
                        .anyMatch(
                                one ->
                                        switch (scope) {
                                            case THIS -> one.id().equals(date.id());
                                            case FOLLOWING ->
                                                    !one.startsAt().isBefore(date.startsAt());
                                            case ALL -> true;
                                        });
        if (live) {
            throw new Clashed(
                    Sentence.of(
                            "One of these dates is live. End it first, or cancel the whole webinar.",
                            "Einer dieser Termine ist live. Beenden Sie ihn zuerst, oder sagen Sie"
                                    + " das ganze Webinar ab."));
        }
    }

    Uni<Effects> foreseeCancelling(Caller caller, UUID id, UUID date, Scope scope) {
        return cancelled(caller, id, date, scope)
                .chain(change -> aftermath.foresee(change.before(), change.held()));
    }

    private Uni<Change> cancelled(Caller caller, UUID id, UUID date, Scope scope) {
        return planning.hold(caller, id, Right.END)
                .map(
                        held -> {
                            held.webinar().state().requirePublished();
                            WebinarView before = held.view();
                            refuseLive(before, before.require(date), scope);
                            refuseBeginning(held, before.require(date), scope);
                            if (scope == Scope.THIS) {
                                held.require(date).cancel();
                            } else {
                                meant(held, before.require(date), scope)
                                        .forEach(Occurrence::cancel);
                            }
                            return new Change(before, held);
                        });
    }
}
