package dev.lectern.webinar;

import dev.lectern.kit.web.Zones;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.series.Series;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * When a webinar happens by what its host said: where the clock hangs, first when, how long, how
 * often.
 */
@Embeddable
class Schedule {
    private static final String START = "startsAt";
    private static final String LENGTH = "durationMinutes";
    private static final String ZONE = "timezone";

    @Column(nullable = false)
    private String timezone;

    @Column(name = "starts_at", nullable = false)
    private Instant startsAt;

    @Column(name = "duration_minutes", nullable = false)
    private int durationMinutes;

    private @Nullable String recurrence;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject exceptions;

    /** From which places of the rule on its dates are elsewhere, earliest first. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject turns = Webinar.list(new JsonArray());

    protected Schedule() {}

    /** Once, for an hour. */
    Schedule(Instant start) {
        this(ZoneId.of("UTC"), start, 60, Series.ONCE);
    }

    Schedule(ZoneId zone, Instant start, int minutes, Series series) {
        this.timezone = Zones.plain(zone).getId();
        this.startsAt = start;
        this.durationMinutes = minutes;
        this.recurrence = series.rule();
        this.exceptions =
                Webinar.list(
                        new JsonArray(
                                series.exceptions().stream().map(LocalDate::toString).toList()));
    }

    private Schedule(
            ZoneId zone, Instant start, int minutes, Series series, List<SeriesTurn> turns) {
        this(zone, start, minutes, series);
        this.turns = Webinar.list(new JsonArray(turns.stream().map(SeriesTurn::json).toList()));
    }

    /** The same by another clock. */
    Schedule in(ZoneId zone) {
        return new Schedule(zone, startsAt, durationMinutes, series());
    }

    /** As somebody now says it; what turned or was left out stays while the start does. */
    Schedule said(ZoneId zone, Instant start, int minutes, Series series) {
        var wholly = new Schedule(zone, start, minutes, series);
        var refitting = new Refitting(this, wholly);
        var kept = new Series(series.rule(), refitting.days(series.exceptions()));
        return new Schedule(zone, start, minutes, kept, refitting.turns());
    }

    /** The same without what its rule has on these days. */
    Schedule without(List<LocalDate> days) {
        return new Schedule(
                zone(), startsAt, durationMinutes, new Series(recurrence, days), turns());
    }

    /** What of it another one says otherwise, named as in the API. */
    List<String> differences(Schedule other) {
        var names = new ArrayList<String>();
        add(names, START, startsAt.equals(other.startsAt));
        add(names, LENGTH, durationMinutes == other.durationMinutes);
        add(names, ZONE, timezone.equals(other.timezone));
        add(names, "recurrence", Objects.equals(recurrence, other.recurrence));
        add(names, "exceptions", Set.copyOf(exceptions()).equals(Set.copyOf(other.exceptions())));
        return names;
    }

    private static void add(List<String> names, String name, boolean same) {
        if (!same) {
            names.add(name);
        }
    }

    /**
     * The whole of it at another hour; refused where the rule names days or an end that cannot come
     * along.
     */
    Schedule moved(SeriesShift shift) {
        Instant start = shift.moved(startsAt);
        long days = ChronoUnit.DAYS.between(day(startsAt), day(start));
        List<LocalDate> left = exceptions().stream().map(one -> one.plusDays(days)).toList();
        var moved =
                new Schedule(
                        zone(),
                        start,
                        (int) shift.length(length()).toMinutes(),
                        new Series(recurrence, left),
                        turns().stream().map(turn -> turn.along(shift)).toList());
        List<LocalDate> wanted = dates().stream().map(shift::moved).map(this::day).toList();
        if (!moved.dates().stream().map(this::day).toList().equals(wanted)) {
            throw new Refused(
                    START,
                    Sentence.of(
                            "The rule of this series names its days or its end. Change the rule on"
                                    + " the page of the webinar, or move one date.",
                            "Die Regel dieser Reihe nennt ihre Tage oder ihr Ende. Ändern Sie die"
                                    + " Regel auf der Seite des Webinars, oder verlegen Sie einen"
                                    + " Termin."));
        }
        return moved;
    }

    /** The same up to a place of the rule, and elsewhere from there on. */
    Schedule turned(Instant from, SeriesShift shift) {
        List<SeriesTurn> all = new ArrayList<>(turns());
        all.add(SeriesTurn.of(from, shift));
        return new Schedule(zone(), startsAt, durationMinutes, series(), all);
    }

    /** Where the date of a place of the rule is, and how long. */
    PlannedDate planned(Instant slot) {
        PlannedDate date = new PlannedDate(slot, slot, length(), false);
        for (SeriesTurn turn : turns()) {
            date = turn.turn(date, zone());
        }
        return date;
    }

    /** Whether a date is where its place in the rule has it. */
    boolean has(Occurrence date) {
        return planned(date.slot()).start().equals(date.startsAt());
    }

    List<SeriesTurn> turns() {
        return Webinar.items(turns).stream()
                .map(JsonObject.class::cast)
                .map(SeriesTurn::read)
                .toList();
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    /** When the rule begins what it has on this day. */
    Instant place(LocalDate day) {
        return day.equals(day(startsAt))
                ? startsAt
                : day.atTime(LocalTime.ofInstant(startsAt, zone())).atZone(zone()).toInstant();
    }

    ZoneId zone() {
        return ZoneId.of(timezone);
    }

    Instant startsAt() {
        return startsAt;
    }

    Duration length() {
        return Duration.ofMinutes(durationMinutes);
    }

    @Nullable String rule() {
        return recurrence;
    }

    /** Days that the rule leaves out, as it has them itself; see {@link LeftOut}. */
    List<LocalDate> exceptions() {
        return Webinar.items(exceptions).stream()
                .map(String.class::cast)
                .map(LocalDate::parse)
                .toList();
    }

    /** Whether this place of the rule is on a day that is left out. */
    boolean leavesOut(Instant slot) {
        return place(day(slot)).equals(slot) && exceptions().contains(day(slot));
    }

    private Series series() {
        return new Series(recurrence, exceptions());
    }

    /** Every date it stands for. */
    List<Instant> dates() {
        return series().dates(startsAt, zone(), length());
    }
}
