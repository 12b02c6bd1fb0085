package dev.lectern.webinar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The days on which a series is not: people name them as they see its dates, kept are the days of
 * its rule, which stay left out wherever its dates go.
 *
 * @param dates of which each counts where it is, wherever the rule has it
 */
record LeftOut(Schedule schedule, List<OccurrenceView> dates) {

    /** As people see them. */
    List<LocalDate> days() {
        return schedule.exceptions().stream().map(this::seen).distinct().toList();
    }

    /** The days of the rule that are meant; what was named before means what it meant. */
    List<LocalDate> meant(List<LocalDate> named, LeftOut before) {
        return named.stream()
                .flatMap(day -> before.named(day) ? before.kept(day) : found(day))
                .distinct()
                .toList();
    }

    private boolean named(LocalDate day) {
        return kept(day).findAny().isPresent();
    }

    private Stream<LocalDate> kept(LocalDate day) {
        return schedule.exceptions().stream().filter(one -> seen(one).equals(day));
    }

    private Stream<LocalDate> found(LocalDate day) {
        Stream<LocalDate> ofDates = dates.stream().map(date -> schedule.day(date.slot()));
        return Stream.concat(ofDates, near(day).stream()).filter(one -> seen(one).equals(day));
    }

    /** Days of the rule whose dates may be on this day. */
    private List<LocalDate> near(LocalDate day) {
        List<LocalDate> near = new ArrayList<>();
        LocalDateTime noon = day.atTime(12, 0);
        Duration turned = Duration.ZERO;
        around(noon).forEach(near::add);
        for (SeriesTurn turn : schedule.turns()) {
            turned = turned.plus(turn.byTheWall());
            around(noon.minus(turned)).forEach(near::add);
        }
        return near;
    }

    private static Stream<LocalDate> around(LocalDateTime time) {
        return LongStream.rangeClosed(-1, 1).mapToObj(time.toLocalDate()::plusDays);
    }

    /** Where people see what the rule has on a day of its own. */
    private LocalDate seen(LocalDate own) {
        Instant slot = schedule.place(own);
        return schedule.day(at(slot).orElseGet(() -> schedule.planned(slot).start()));
    }

    private Optional<Instant> at(Instant slot) {
        return dates.stream()
                .filter(date -> date.slot().equals(slot))
                .map(OccurrenceView::startsAt)
                .findFirst();
    }
}
