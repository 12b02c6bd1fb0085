package dev.lectern.reminder;

import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The mails that those on a webinar's stage get; each says when it still holds. */
enum StageMailKind {
    INVITED(MailKind.STAGE_INVITED),
    RENEWED(MailKind.STAGE_RENEWED),
    REMINDER(MailKind.STAGE_REMINDER),
    LIVE(MailKind.STAGE_LIVE),
    MOVED(MailKind.STAGE_MOVED),
    ADDED(MailKind.STAGE_ADDED),
    CANCELLED(MailKind.STAGE_CANCELLED),
    REMOVED(MailKind.STAGE_REMOVED);

    /** Noted when the webinar goes altogether. */
    static final String DELETED = "deleted";

    /** By which hosts know its words. */
    final MailKind mail;

    StageMailKind(MailKind mail) {
        this.mail = mail;
    }

    String letter() {
        return "stage." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether it takes the webinar out of the reader's calendar instead of putting it in. */
    boolean takesOut(WebinarView webinar, JsonObject about) {
        return this == REMOVED || !goesOn(webinar) || about.getBoolean(DELETED, false);
    }

    /** Whether some of it is left to stand in a calendar. */
    static boolean goesOn(WebinarView webinar) {
        return webinar.state() != WebinarState.CANCELLED
                && webinar.occurrences().stream()
                        .anyMatch(date -> date.state() != OccurrenceState.CANCELLED);
    }

    boolean hasCalendar() {
        return mail.calendar != MailKind.Calendar.NONE;
    }

    /** The date it is about: the one noted, else the current one. */
    static OccurrenceView date(WebinarView webinar, JsonObject about) {
        return ChangedDates.in(webinar, about).stream()
                .findFirst()
                .orElseGet(() -> named(webinar, about));
    }

    private static OccurrenceView named(WebinarView webinar, JsonObject about) {
        return Optional.ofNullable(about.getString("occurrence"))
                .map(UUID::fromString)
                .flatMap(webinar::occurrence)
                .orElseGet(webinar::current);
    }

    boolean holds(WebinarView webinar, JsonObject about) {
        OccurrenceView date = date(webinar, about);
        boolean stands = webinar.state() == WebinarState.PUBLISHED;
        return switch (this) {
            case INVITED, RENEWED -> stands && !date.state().over();
            case MOVED, ADDED -> stands && !date.state().over() && stillChanged(webinar, about);
            case LIVE -> date.state() == OccurrenceState.LIVE;
            case REMINDER -> stands && isStill(webinar, date, about);
            case CANCELLED ->
                    stillChanged(webinar, about)
                            && (webinar.state() == WebinarState.CANCELLED
                                    || date.state() == OccurrenceState.CANCELLED);
            case REMOVED -> webinar.state() != WebinarState.DRAFT;
        };
    }

    /** What became of a date is told unless something else became of it since. */
    private static boolean stillChanged(WebinarView webinar, JsonObject about) {
        List<OccurrenceView> changed = ChangedDates.in(webinar, about);
        return ChangedDates.change(about).isEmpty()
                || !changed.isEmpty() && !ChangedDates.outdone(webinar, changed);
    }

    private static boolean isStill(WebinarView webinar, OccurrenceView date, JsonObject about) {
        return date.state() == OccurrenceState.SCHEDULED
                && date.startsAt().toString().equals(about.getString("startsAt"))
                && webinar.reminders().contains(about.getInteger("minutes"));
    }
}
