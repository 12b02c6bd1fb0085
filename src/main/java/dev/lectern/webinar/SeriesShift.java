package dev.lectern.webinar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same move for several dates of a series, by the clock on the wall: two hours later stays two
 * hours later when the clocks have changed in between.
 *
 * @param length absent: each stays as long as it is
 */
record SeriesShift(Duration byTheWall, ZoneId zone, @Nullable Duration length) {

    static SeriesShift of(OccurrenceView date, DateForm.Place place, ZoneId zone) {
        return new SeriesShift(
                Duration.between(wall(date.startsAt(), zone), wall(place.start(), zone)),
                zone,
                place.length());
    }

    Duration length(Duration otherwise) {
        return length == null ? otherwise : length;
    }

    /** What does not move keeps its place in an hour that comes twice, too. */
    Instant moved(Instant start) {
        return byTheWall.isZero()
                ? start
                : wall(start, zone).plus(byTheWall).atZone(zone).toInstant();
    }

    /** Puts these dates where the shift takes them; those that stay where they are stay unmoved. */
    void apply(List<Occurrence> dates) {
        for (Occurrence date : dates) {
            Instant start = moved(date.startsAt());
            Instant end = start.plus(length(Duration.between(date.startsAt(), date.endsAt())));
            if (!start.equals(date.startsAt()) || !end.equals(date.endsAt())) {
                date.moveTo(start, end);
            }
        }
    }

    private static LocalDateTime wall(Instant instant, ZoneId zone) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    /** Whether two that are still to come would be on at once. */
    static boolean overlap(List<Occurrence> all) {
        List<Occurrence> open =
                all.stream()
                        .filter(date -> !date.state().over())
                        .sorted(Comparator.comparing(Occurrence::startsAt))
                        .toList();
        for (int i = 1; i < open.size(); i++) {
            if (open.get(i - 1).endsAt().isAfter(open.get(i).startsAt())) {
                return true;
            }
        }
        return false;
    }
}
