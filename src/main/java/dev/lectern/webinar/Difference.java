package dev.lectern.webinar;

import dev.lectern.kit.db.Ids;
import dev.lectern.webinar.DateChange.What;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * What became of a webinar's dates by a change; each as it is afterwards, earliest first.
 *
 * @param moved begin or end at another time, or happen after all
 * @param told those of the moved that people can tell from before: a part of a second they cannot
 * @param revived those of the moved that were called off before
 * @param back moved by hand before and by the rule again
 * @param policy whether what holds inside the rooms differs
 * @param page whether what the public page says differs, dates aside
 */
record Difference(
        List<OccurrenceView> moved,
        List<OccurrenceView> told,
        List<OccurrenceView> revived,
        List<OccurrenceView> cancelled,
        List<OccurrenceView> added,
        List<OccurrenceView> back,
        boolean policy,
        boolean page) {

    static Difference of(WebinarView before, WebinarView after) {
        return new Difference(
                after.occurrences().stream().filter(date -> moved(before, date)).toList(),
                after.occurrences().stream().filter(date -> told(before, date)).toList(),
                after.occurrences().stream().filter(date -> revived(before, date)).toList(),
                after.occurrences().stream()
                        .filter(date -> cancelled(before, after, date))
                        .toList(),
                after.occurrences().stream()
                        .filter(date -> before.occurrence(date.id()).isEmpty())
                        .toList(),
                after.occurrences().stream().filter(date -> back(before, date)).toList(),
                !before.policy().equals(after.policy()),
                !before.title().equals(after.title())
                        || !before.description().equals(after.description())
                        || !before.speakers().equals(after.speakers())
                        || !before.registration().equals(after.registration())
                        || !before.language().equals(after.language()));
    }

    private static boolean moved(WebinarView before, OccurrenceView date) {
        return date.state() == OccurrenceState.SCHEDULED
                && before.occurrence(date.id())
                        .filter(
                                was ->
                                        was.state() == OccurrenceState.CANCELLED
                                                || !was.startsAt().equals(date.startsAt())
                                                || !was.endsAt().equals(date.endsAt()))
                        .isPresent();
    }

    private static boolean told(WebinarView before, OccurrenceView date) {
        return revived(before, date)
                || moved(before, date)
                        && (differ(before.require(date.id()).startsAt(), date.startsAt())
                                || differ(before.require(date.id()).endsAt(), date.endsAt()));
    }

    private static boolean differ(Instant one, Instant other) {
        return !one.truncatedTo(ChronoUnit.SECONDS).equals(other.truncatedTo(ChronoUnit.SECONDS));
    }

    private static boolean revived(WebinarView before, OccurrenceView date) {
        return moved(before, date)
                && before.require(date.id()).state() == OccurrenceState.CANCELLED;
    }

    /**
     * On each of the dates: what people hear in one go is one thing. Of new dates they hear with
     * those that move.
     */
    void note(Held held) {
        UUID moving = note(held, told, What.MOVED);
        revived.forEach(date -> note(held, date, new DateChange(moving, What.REVIVED)));
        added.forEach(date -> note(held, date, new DateChange(moving, What.ADDED)));
        note(held, cancelled, What.CANCELLED);
    }

    private static UUID note(Held held, List<OccurrenceView> dates, What what) {
        var change = new DateChange(Ids.next(), what);
        dates.forEach(date -> note(held, date, change));
        return change.id();
    }

    private static void note(Held held, OccurrenceView date, DateChange change) {
        held.require(date.id()).changed(change);
    }

    /** Whether a mail tells of new dates alone. */
    boolean addsAlone() {
        return !added.isEmpty() && told.isEmpty();
    }

    private static boolean back(WebinarView before, OccurrenceView date) {
        return date.state() == OccurrenceState.SCHEDULED
                && !date.moved()
                && before.occurrence(date.id()).filter(OccurrenceView::moved).isPresent();
    }

    private static boolean cancelled(WebinarView before, WebinarView after, OccurrenceView date) {
        return brokenOff(before, after, date)
                || date.state() == OccurrenceState.CANCELLED
                        && before.occurrence(date.id())
                                .filter(was -> was.state() != OccurrenceState.CANCELLED)
                                .isPresent();
    }

    /** Live when the whole webinar was cancelled. */
    private static boolean brokenOff(WebinarView before, WebinarView after, OccurrenceView date) {
        return after.state() == WebinarState.CANCELLED
                && before.occurrence(date.id())
                        .filter(was -> was.state() == OccurrenceState.LIVE)
                        .isPresent();
    }
}
