package dev.lectern.webinar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the coming dates of a webinar become those of a new rule: what stands in both stays as it is,
 * what an earlier rule dropped comes back, the rest move in order, what is left over on either side
 * is added or dropped.
 *
 * @param revived dates among the places that an earlier rule had dropped
 * @param dropped dates that the new rule has no place for
 * @param added places that no date of before fills
 */
record Rescheduling(
        Map<Occurrence, Instant> places,
        List<Occurrence> revived,
        List<Occurrence> dropped,
        List<Instant> added) {

    static Rescheduling of(List<Occurrence> dates, List<Instant> wanted, Instant now) {
        List<Occurrence> free =
                new ArrayList<>(
                        dates.stream()
                                .filter(date -> date.state() == OccurrenceState.SCHEDULED)
                                .toList());
        List<Instant> open = new ArrayList<>(wanted);
        List<Occurrence> fixed =
                dates.stream()
                        .filter(date -> !free.contains(date) && !date.dropped())
                        .filter(date -> !open.remove(date.slot()))
                        .toList();
        fixed.forEach(date -> take(open, date, reach(wanted)));
        open.removeIf(slot -> wanted.size() > 1 && slot.isBefore(now) && !planned(free, slot));
        if (dates.size() == 1 && !free.isEmpty()) {
            Instant only = open.isEmpty() ? wanted.get(0) : open.remove(0);
            return new Rescheduling(Map.of(free.get(0), only), List.of(), List.of(), open);
        }
        Map<Occurrence, Instant> places = new HashMap<>();
        for (Occurrence date : List.copyOf(free)) {
            if (open.remove(date.slot())) {
                places.put(date, date.slot());
                free.remove(date);
            }
        }
        List<Occurrence> revived =
                dates.stream()
                        .filter(Occurrence::dropped)
                        .filter(date -> open.remove(date.slot()))
                        .toList();
        revived.forEach(date -> places.put(date, date.slot()));
        while (!free.isEmpty() && !open.isEmpty()) {
            places.put(free.remove(0), open.remove(0));
        }
        return new Rescheduling(places, revived, free, open);
    }

    /** Half of the shortest gap: what is no farther off is the same date, moved. */
    private static Duration reach(List<Instant> wanted) {
        Duration shortest = Duration.ofDays(7);
        for (int i = 1; i < wanted.size(); i++) {
            Duration gap = Duration.between(wanted.get(i - 1), wanted.get(i));
            shortest = gap.compareTo(shortest) < 0 ? gap : shortest;
        }
        return shortest.dividedBy(2);
    }

    /** What has happened or was cancelled fills the place to which its own has moved. */
    private static void take(List<Instant> open, Occurrence date, Duration reach) {
        open.stream()
                .min(Comparator.comparing(slot -> distance(slot, date.slot())))
                .filter(slot -> distance(slot, date.slot()).compareTo(reach) <= 0)
                .ifPresent(open::remove);
    }

    private static Duration distance(Instant one, Instant other) {
        return Duration.between(one, other).abs();
    }

    private static boolean planned(List<Occurrence> dates, Instant slot) {
        return dates.stream().anyMatch(date -> date.slot().equals(slot));
    }

    /** Puts every date in its place; what was moved by hand and keeps its place stays moved. */
    void apply(Schedule schedule) {
        revived.forEach(Occurrence::revive);
        places.forEach(
                (date, slot) -> {
                    if (!date.moved() || !date.slot().equals(slot)) {
                        date.follow(schedule.planned(slot));
                    }
                });
    }
}
