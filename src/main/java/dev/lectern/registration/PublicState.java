package dev.lectern.registration;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a webinar's public page is about at this moment. */
enum PublicState {
    OPEN,
    APPROVAL,
    WAITING_LIST,
    FULL,
    CLOSED,
    LIVE,
    ENDED,
    /** Ended, with something to watch again. */
    REPLAY,
    CANCELLED,
    HIDDEN;

    /** Whether somebody may register now. */
    boolean takesPeople() {
        return this == OPEN || this == APPROVAL || this == WAITING_LIST || this == LIVE;
    }

    /**
     * @param seating as it stands now
     */
    static PublicState of(
            WebinarView webinar, RegistrationRules rules, Seating seating, Instant now) {
        if (webinar.state() == WebinarState.DRAFT) {
            return HIDDEN;
        }
        if (webinar.state() == WebinarState.CANCELLED) {
            return CANCELLED;
        }
        List<OccurrenceView> choices = choices(webinar, rules, now);
        if (choices.isEmpty()) {
            return over(webinar) ? ENDED : CLOSED;
        }
        if (rules.admission() == SeatAllocation.Admission.BY_HOST) {
            boolean hopeless =
                    rules.overflow() == SeatAllocation.Overflow.REFUSE && !seating.gives(choices);
            return hopeless ? FULL : APPROVAL;
        }
        if (!seating.gives(choices)) {
            boolean waits = rules.overflow() == SeatAllocation.Overflow.WAIT;
            return waits && webinar.registrationRequired() ? WAITING_LIST : FULL;
        }
        return webinar.live() ? LIVE : OPEN;
    }

    private static boolean over(WebinarView webinar) {
        return webinar.occurrences().stream().allMatch(date -> date.state().over());
    }

    /** The dates for which one may still register. */
    static List<OccurrenceView> choices(WebinarView webinar, RegistrationRules rules, Instant now) {
        return webinar.occurrences().stream().filter(date -> isOpen(date, rules, now)).toList();
    }

    /** The date that somebody picked of those; absent: all, or there is but one. */
    static @Nullable UUID date(
            WebinarView webinar, RegistrationRules rules, String picked, Instant now) {
        List<OccurrenceView> open = choices(webinar, rules, now);
        boolean all = webinar.registrationScope().takesAll();
        boolean one = open.size() == 1 && !all;
        if (picked.isBlank() && (one || all)) {
            return one ? open.get(0).id() : null;
        }
        Reply why = picked.isBlank() ? Reply.SESSION_MISSING : Reply.SESSION_UNKNOWN;
        return open.stream()
                .map(OccurrenceView::id)
                .filter(id -> id.toString().equals(picked))
                .findFirst()
                .orElseThrow(() -> new Refused("occurrence", why.sentence()));
    }

    private static boolean isOpen(OccurrenceView date, RegistrationRules rules, Instant now) {
        if (date.state() == OccurrenceState.LIVE) {
            return rules.deadlineMinutes() == 0;
        }
        Instant deadline =
                rules.deadlineMinutes() == 0
                        ? date.endsAt()
                        : date.startsAt().minus(Duration.ofMinutes(rules.deadlineMinutes()));
        return date.state() == OccurrenceState.SCHEDULED && now.isBefore(deadline);
    }

    /** Live, or to begin within half an hour. */
    static boolean soon(WebinarView webinar, Instant now) {
        boolean near = webinar.current().startsAt().isBefore(now.plus(Duration.ofMinutes(30)));
        return webinar.live() || near && !webinar.current().state().over();
    }
}
