package dev.lectern.webinar;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which date of a webinar counts when none is named. */
final class Current {
    private Current() {}

    /**
     * The live one, else the next that is scheduled, else the last that happened, else the last.
     */
    static OccurrenceView of(List<OccurrenceView> occurrences) {
        return first(occurrences, OccurrenceState.LIVE)
                .or(() -> first(occurrences, OccurrenceState.SCHEDULED))
                .or(() -> last(occurrences))
                .orElseGet(() -> occurrences.get(occurrences.size() - 1));
    }

    private static Optional<OccurrenceView> first(
            List<OccurrenceView> occurrences, OccurrenceState state) {
        return occurrences.stream()
                .filter(one -> one.state() == state)
                .min(Comparator.comparing(OccurrenceView::startsAt));
    }

    private static Optional<OccurrenceView> last(List<OccurrenceView> occurrences) {
        return occurrences.stream()
                .filter(one -> one.state() == OccurrenceState.ENDED)
                .max(Comparator.comparing(OccurrenceView::startsAt));
    }
}
