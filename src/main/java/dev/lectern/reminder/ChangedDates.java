package dev.lectern.reminder;

import dev.lectern.webinar.DateChange;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The dates of which a mail tells that something became of them. Of what changed once more since it
 * was posted another mail tells.
 */
final class ChangedDates {
    static final String CHANGE = "change";

    private ChangedDates() {}

    /** Earliest first; none where all of them changed again. */
    static List<OccurrenceView> in(WebinarView webinar, JsonObject about) {
        return change(about).map(change -> in(webinar, change)).orElseGet(List::of);
    }

    static List<OccurrenceView> in(WebinarView webinar, UUID change) {
        return webinar.occurrences().stream().filter(date -> date.changedBy(change)).toList();
    }

    /** Whether new dates came alone; else they stand in the mail about those that moved. */
    static boolean toldByThemselves(WebinarView webinar, List<OccurrenceView> added) {
        UUID change = Objects.requireNonNull(added.get(0).change()).id();
        return in(webinar, change).stream().allMatch(ChangedDates::added);
    }

    static boolean added(OccurrenceView date) {
        return date.change() != null && date.change().what() == DateChange.What.ADDED;
    }

    static Optional<UUID> change(JsonObject about) {
        return Optional.ofNullable(about.getString(CHANGE)).map(UUID::fromString);
    }

    /**
     * With all of it off, who comes to all of it reads of that, and not of single dates as well.
     */
    static boolean outdone(WebinarView webinar, List<OccurrenceView> dates) {
        return webinar.state() == WebinarState.CANCELLED
                && dates.stream()
                        .map(OccurrenceView::change)
                        .noneMatch(
                                change ->
                                        change != null
                                                && change.what()
                                                        == DateChange.What.CANCELLED_WITH_ALL);
    }
}
