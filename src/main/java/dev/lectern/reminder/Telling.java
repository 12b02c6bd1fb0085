package dev.lectern.reminder;

import dev.lectern.registration.Guests.Reach;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What everybody of a date is to be told, as it stands now.
 *
 * @param change of the date, where that is what they are told
 * @param minutes how long before the start, of a reminder
 */
record Telling(
        MailKind kind,
        WebinarView webinar,
        OccurrenceView date,
        Reach reach,
        @Nullable UUID change,
        @Nullable Integer minutes) {

    /** Nothing where it holds no more. */
    static Optional<Telling> of(WebinarView webinar, JsonObject payload) {
        MailKind kind = MailKind.named(payload.getString("mail")).orElseThrow();
        return meant(webinar, payload)
                .map(date -> of(kind, webinar, date, payload))
                .filter(telling -> telling.holds(payload.getString("startsAt")));
    }

    /**
     * The date of which to tell, unless it changed again since. Who comes to all then hears of
     * another one that changed with it.
     */
    private static Optional<OccurrenceView> meant(WebinarView webinar, JsonObject payload) {
        UUID id = UUID.fromString(payload.getString("occurrence"));
        List<OccurrenceView> changed = ChangedDates.in(webinar, payload);
        if (ChangedDates.change(payload).isEmpty()) {
            return webinar.occurrence(id);
        }
        boolean all = reach(payload) != Reach.ONLY_OF_THE_DATE;
        return changed.stream()
                .filter(date -> date.id().equals(id))
                .findFirst()
                .or(() -> changed.stream().filter(date -> all).findFirst());
    }

    private static Reach reach(JsonObject payload) {
        return Reach.valueOf(payload.getString("reach", Reach.SERIES_TOO.name()));
    }

    /** Who comes to another one alone hears of that by itself. */
    private static Reach reach(JsonObject payload, OccurrenceView date) {
        boolean another = !date.id().toString().equals(payload.getString("occurrence"));
        return another ? Reach.ONLY_OF_THE_SERIES : reach(payload);
    }

    private static Telling of(
            MailKind kind, WebinarView webinar, OccurrenceView date, JsonObject payload) {
        return new Telling(
                kind,
                webinar,
                date,
                reach(payload, date),
                ChangedDates.change(payload).orElse(null),
                payload.getInteger("minutes"));
    }

    private boolean holds(String startsAt) {
        boolean published = webinar.state() == WebinarState.PUBLISHED;
        boolean sameStart = startsAt.equals(date.startsAt().toString());
        return switch (kind) {
            case REMINDER ->
                    published
                            && sameStart
                            && date.state() == OccurrenceState.SCHEDULED
                            && webinar.reminders().contains(minutes);
            case MOVED, ADDED -> published && !date.state().over() && (sameStart || change != null);
            case LIVE -> date.state() == OccurrenceState.LIVE;
            case THANK_YOU -> date.tookPlace();
            default -> true;
        };
    }

    /** By this nobody is mailed the same thing twice. */
    String purpose() {
        String what = kind.word() + ":" + date.id();
        return switch (kind) {
            case REMINDER -> what + ":" + date.startsAt() + ":" + minutes;
            case MOVED, ADDED, CANCELLED ->
                    what + ":" + (change == null ? date.startsAt() : change);
            default -> what;
        };
    }
}
