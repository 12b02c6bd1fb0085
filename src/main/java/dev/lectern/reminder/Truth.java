package dev.lectern.reminder;

import dev.lectern.registration.Status;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether what a mail would say is still true when it is about to be written. */
final class Truth {
    private static final Set<MailKind> OF_PLACES_TO_COME =
            EnumSet.of(
                    MailKind.CONFIRMATION,
                    MailKind.APPROVED,
                    MailKind.NEW_LINK,
                    MailKind.REMINDER,
                    MailKind.LIVE,
                    MailKind.MOVED,
                    MailKind.ADDED);

    private Truth() {}

    /**
     * Whoever asks for their link when the date is over gets the one to its replay; whoever has no
     * place yet reads of a new time in other words, without a link into the room.
     */
    static MailKind instead(MailKind kind, Subject subject) {
        if (kind == MailKind.MOVED && subject.person().status() != Status.APPROVED) {
            return MailKind.MOVED_WAITING;
        }
        boolean over = subject.date().state() == OccurrenceState.ENDED;
        return kind == MailKind.CONFIRMATION && over ? MailKind.REPLAY_LINK : kind;
    }

    static boolean holds(MailKind kind, Subject subject, Instant now) {
        Status status = subject.person().status();
        WebinarState webinar = subject.webinar().state();
        if (subject.person().email() == null || webinar == WebinarState.DRAFT) {
            return false;
        }
        if (OF_PLACES_TO_COME.contains(kind)) {
            return status == Status.APPROVED
                    && webinar == WebinarState.PUBLISHED
                    && !subject.date().state().over()
                    && fits(kind, subject, now);
        }
        return switch (kind) {
            case PENDING -> status == Status.PENDING && toCome(subject);
            case DECLINED -> status == Status.DECLINED;
            case WAITING_LIST, OFFER_EXPIRED -> status == Status.WAITLISTED && toCome(subject);
            case MOVED_WAITING -> waits(status) && toCome(subject) && stillChanged(subject);
            case SEAT_OFFERED ->
                    status == Status.OFFERED && toCome(subject) && inTime(subject, now);
            case PLACE_CANCELLED -> status == Status.CANCELLED;
            case CANCELLED -> coming(status) && isOff(subject) && stillChanged(subject);
            case THANK_YOU, MISSED_YOU -> status == Status.APPROVED && subject.date().tookPlace();
            case REPLAY_LINK ->
                    status == Status.APPROVED && subject.date().state() == OccurrenceState.ENDED;
            default -> false;
        };
    }

    private static boolean fits(MailKind kind, Subject subject, Instant now) {
        OccurrenceView date = subject.date();
        return switch (kind) {
            case REMINDER ->
                    date.state() == OccurrenceState.SCHEDULED
                            && now.isBefore(date.startsAt())
                            && sameStart(subject, date);
            case LIVE -> date.state() == OccurrenceState.LIVE;
            case MOVED -> stillChanged(subject);
            case ADDED -> subject.forAll() && stillChanged(subject);
            default -> true;
        };
    }

    /** A mail about a start that was moved meanwhile is followed by one about the new start. */
    private static boolean sameStart(Subject subject, OccurrenceView date) {
        String start = subject.about().getString("startsAt");
        return start == null || start.equals(date.startsAt().toString());
    }

    /** What became of a date is told unless something else became of it since. */
    private static boolean stillChanged(Subject subject) {
        if (ChangedDates.change(subject.about()).isEmpty()) {
            return sameStart(subject, subject.date());
        }
        List<OccurrenceView> changed = subject.changed();
        boolean outdone = subject.forAll() && ChangedDates.outdone(subject.webinar(), changed);
        return !changed.isEmpty() && !outdone;
    }

    private static boolean inTime(Subject subject, Instant now) {
        Instant until = subject.person().offeredUntil();
        return until != null && now.isBefore(until);
    }

    private static boolean waits(Status status) {
        return coming(status) && status != Status.APPROVED;
    }

    private static boolean toCome(Subject subject) {
        return subject.webinar().state() == WebinarState.PUBLISHED
                && !subject.date().state().over();
    }

    private static boolean coming(Status status) {
        return status != Status.CANCELLED && status != Status.DECLINED;
    }

    private static boolean isOff(Subject subject) {
        return subject.webinar().state() == WebinarState.CANCELLED
                || subject.date().state() == OccurrenceState.CANCELLED;
    }
}
