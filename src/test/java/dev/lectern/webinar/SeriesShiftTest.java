package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.webinar.series.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesShiftTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Schedule HOURLY = new Schedule(BERLIN, Instant.EPOCH, 60, Series.ONCE);

    @ParameterizedTest
    @CsvSource({
        // the clocks go forward on 28 March 2027, back on 31 October 2027
        "2027-03-24T10:00, 2027-03-24T12:00, 2027-03-31T12:00",
        "2027-10-27T10:00, 2027-10-27T12:00, 2027-11-03T12:00",
        "2027-03-24T10:00, 2027-03-25T09:30, 2027-04-01T09:30",
        "2027-10-27T10:00, 2027-10-26T23:15, 2027-11-02T23:15"
    })
    void a_move_is_the_same_by_the_clock_on_the_wall_on_either_side_of_a_change(
            LocalDateTime from, LocalDateTime to, LocalDateTime weekLater) {
        List<Occurrence> dates = List.of(date(from), date(from.plusWeeks(1)));

        shift(dates.get(0), to, null).apply(dates);

        assertThat(wall(dates.get(0))).isEqualTo(to);
        assertThat(wall(dates.get(1))).isEqualTo(weekLater);
        assertThat(dates).allMatch(Occurrence::moved);
    }

    @Test
    void another_length_holds_for_all_that_are_meant() {
        List<Occurrence> dates =
                IntStream.range(0, 3)
                        .mapToObj(
                                week ->
                                        date(
                                                LocalDateTime.parse("2027-03-24T10:00")
                                                        .plusWeeks(week)))
                        .toList();

        shift(dates.get(0), LocalDateTime.parse("2027-03-24T10:00"), Duration.ofMinutes(90))
                .apply(dates);

        assertThat(dates)
                .allMatch(
                        date ->
                                Duration.between(date.startsAt(), date.endsAt())
                                        .equals(Duration.ofMinutes(90)));
    }

    @Test
    void what_stays_where_it_is_does_not_count_as_moved() {
        Occurrence date = date(LocalDateTime.parse("2027-03-24T10:00"));

        shift(date, LocalDateTime.parse("2027-03-24T10:00"), HOUR).apply(List.of(date));

        assertThat(date.moved()).isFalse();
    }

    @Test
    void two_that_would_be_on_at_once_overlap_and_those_that_follow_each_other_do_not() {
        Occurrence one = date(LocalDateTime.parse("2027-03-24T10:00"));
        Occurrence next = date(LocalDateTime.parse("2027-03-24T11:00"));

        assertThat(SeriesShift.overlap(List.of(next, one))).isFalse();
        shift(one, LocalDateTime.parse("2027-03-24T10:15"), null).apply(List.of(one));
        assertThat(SeriesShift.overlap(List.of(next, one))).isTrue();
    }

    @Test
    void a_cancelled_date_stays_off_when_the_series_moves() {
        List<Occurrence> dates = weekly(4);
        dates.get(2).cancel();
        List<Instant> wanted =
                dates.stream().map(date -> date.startsAt().plus(Duration.ofHours(1))).toList();

        var plan = Rescheduling.of(dates, wanted, Instant.EPOCH);
        plan.apply(HOURLY);

        assertThat(plan.added()).isEmpty();
        assertThat(plan.dropped()).isEmpty();
        assertThat(dates.get(3).startsAt()).isEqualTo(wanted.get(3));
        assertThat(dates.get(0).startsAt()).isEqualTo(wanted.get(0));
    }

    @Test
    void a_rule_that_starts_anew_is_not_short_of_its_first_date() {
        List<Occurrence> dates = weekly(2);
        dates.get(0).goLive(dates.get(0).startsAt());
        dates.get(0).end(dates.get(0).endsAt());
        Instant now = dates.get(0).endsAt();
        List<Instant> wanted =
                List.of(
                        dates.get(1).startsAt().plus(HOUR),
                        dates.get(1).startsAt().plus(HOUR.multipliedBy(169)));

        var plan = Rescheduling.of(dates, wanted, now);
        plan.apply(HOURLY);

        assertThat(dates.get(1).startsAt()).isEqualTo(wanted.get(0));
        assertThat(plan.added()).containsExactly(wanted.get(1));
    }

    @Test
    void a_rule_adds_no_date_in_the_past() {
        List<Occurrence> dates = weekly(2);
        Instant first = dates.get(0).startsAt();
        List<Instant> daily =
                IntStream.range(0, 8).mapToObj(day -> first.plus(Duration.ofDays(day))).toList();

        var plan = Rescheduling.of(dates, daily, first.plus(Duration.ofDays(3)));

        assertThat(plan.added()).allMatch(slot -> slot.isAfter(first.plus(Duration.ofDays(2))));
    }

    private static List<Occurrence> weekly(int count) {
        return IntStream.range(0, count)
                .mapToObj(week -> date(LocalDateTime.parse("2027-06-02T10:00").plusWeeks(week)))
                .toList();
    }

    private static SeriesShift shift(Occurrence date, LocalDateTime to, Duration length) {
        var place = new DateForm.Place(to.atZone(BERLIN).toInstant(), length);
        return SeriesShift.of(date.view(), place, BERLIN);
    }

    private static Occurrence date(LocalDateTime start) {
        return new Occurrence(
                UUID.randomUUID(), UUID.randomUUID(), start.atZone(BERLIN).toInstant(), HOUR);
    }

    private static LocalDateTime wall(Occurrence date) {
        return LocalDateTime.ofInstant(date.startsAt(), BERLIN);
    }
}
