package dev.lectern.webinar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * A series by another clock or of another length that begins when it did, by the instant or by the
 * clock on the wall: what turned from a date on stays turned, what was changed by itself stays as
 * far from its place and as long as it was.
 */
record Refitting(Schedule stood, Schedule now) {

    /** What turns from a date on; where the series begins anew, nothing. */
    List<SeriesTurn> turns() {
        return begunAlike()
                ? stood.turns().stream().map(this::turn).filter(SeriesTurn::turns).toList()
                : List.of();
    }

    private SeriesTurn turn(SeriesTurn turn) {
        return new SeriesTurn(
                place(turn.from()), turn.byTheWall(), sameLength() ? turn.length() : null);
    }

    /** Days of the rule that are left out, by the clock of now. */
    List<LocalDate> days(List<LocalDate> left) {
        return sameClock() || !begunAlike()
                ? left
                : left.stream().map(day -> now.day(place(stood.place(day)))).toList();
    }

    private boolean begunAlike() {
        return stood.startsAt().equals(now.startsAt()) || byTheWall().isZero();
    }

    private boolean sameLength() {
        return stood.length().equals(now.length());
    }

    private boolean sameClock() {
        return stood.zone().equals(now.zone());
    }

    /** Puts the coming dates, and those that may come back, where they now belong. */
    void apply(List<Occurrence> dates) {
        if (stood.rule() == null) {
            return;
        }
        if (!begunAlike()) {
            dates.stream().filter(this::staysLeftOut).forEach(this::keepDay);
        } else if (!(sameClock() && sameLength())) {
            dates.forEach(this::refit);
        }
    }

    private boolean staysLeftOut(Occurrence date) {
        return sameClock() && date.dropped() && now.exceptions().contains(now.day(date.slot()));
    }

    /** The day is left out at the new hour, too: the date is still the one that is not on it. */
    private void keepDay(Occurrence date) {
        date.refit(
                new PlannedDate(
                        now.place(now.day(date.slot())),
                        date.startsAt(),
                        Duration.between(date.startsAt(), date.endsAt()),
                        date.moved()));
    }

    private void refit(Occurrence date) {
        PlannedDate was = stood.planned(date.slot());
        PlannedDate is = now.planned(place(date.slot()));
        boolean asPlanned = was.start().equals(date.startsAt()) && was.end().equals(date.endsAt());
        boolean wouldBe = date.dropped() && !date.moved();
        date.refit(asPlanned || wouldBe ? is : asFar(date, is.slot()));
    }

    private PlannedDate asFar(Occurrence date, Instant slot) {
        Duration off =
                Duration.between(
                        wall(date.slot(), stood.zone()), wall(date.startsAt(), stood.zone()));
        Instant start =
                sameClock() ? date.startsAt() : new SeriesShift(off, now.zone(), null).moved(slot);
        return new PlannedDate(slot, start, Duration.between(date.startsAt(), date.endsAt()), true);
    }

    /** Where a place of the rule is by the clock of now. */
    private Instant place(Instant slot) {
        if (sameClock()) {
            return slot;
        }
        return slot.equals(stood.startsAt())
                ? now.startsAt()
                : wall(slot, stood.zone()).plus(byTheWall()).atZone(now.zone()).toInstant();
    }

    /** From the old start to the new one. */
    private Duration byTheWall() {
        return Duration.between(
                wall(stood.startsAt(), stood.zone()), wall(now.startsAt(), now.zone()));
    }

    private static LocalDateTime wall(Instant instant, ZoneId zone) {
        return LocalDateTime.ofInstant(instant, zone);
    }
}
