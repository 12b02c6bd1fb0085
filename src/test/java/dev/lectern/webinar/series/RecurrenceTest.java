package dev.lectern.webinar.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.web.fault.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void nine_stays_nine_when_the_clocks_go_back() {
        List<Instant> dates = dates("FREQ=WEEKLY;COUNT=3", "2026-10-20T09:00");

        assertThat(dates)
                .containsExactly(
                        Instant.parse("2026-10-20T07:00:00Z"),
                        Instant.parse("2026-10-27T08:00:00Z"),
                        Instant.parse("2026-11-03T08:00:00Z"));
    }

    @Test
    void nine_stays_nine_when_the_clocks_go_forward() {
        List<Instant> dates = dates("FREQ=WEEKLY;COUNT=2", "2027-03-25T09:00");

        assertThat(dates)
                .containsExactly(
                        Instant.parse("2027-03-25T08:00:00Z"),
                        Instant.parse("2027-04-01T07:00:00Z"));
    }

    @Test
    void a_time_that_the_change_skips_is_moved_on_by_what_was_skipped() {
        List<Instant> dates = dates("FREQ=DAILY;COUNT=2", "2027-03-27T02:30");

        assertThat(dates.get(1)).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    }

    @Test
    void a_time_that_comes_twice_is_its_first() {
        List<Instant> dates = dates("FREQ=DAILY;COUNT=2", "2026-10-24T02:30");

        assertThat(dates.get(1)).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-10-31T02:30:00+02:00", "2027-10-31T02:30:00+01:00"})
    void a_start_in_the_hour_that_comes_twice_is_the_first_date_as_it_was_said(String said) {
        Instant start = OffsetDateTime.parse(said).toInstant();

        List<Instant> dates = Recurrence.read("FREQ=WEEKLY;COUNT=2").dates(start, BERLIN, Set.of());

        assertThat(dates).containsExactly(start, Instant.parse("2027-11-07T01:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4 | 2026-11-24T18:00 | 24 Nov, 26 Nov, 1 Dec, 3 Dec",
                "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3 | 2026-11-27T18:00 | 27 Nov, 25 Dec, 29 Jan",
                "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3 | 2026-12-31T18:00 | 31 Dec, 31 Jan, 31 Mar",
                "FREQ=DAILY;INTERVAL=3;UNTIL=20261205T235959Z | 2026-11-28T18:00 | 28 Nov, 1 Dec, 4 Dec",
                "FREQ=WEEKLY;UNTIL=20261208 | 2026-11-24T18:00 | 24 Nov, 1 Dec, 8 Dec",
                "RRULE:FREQ=WEEKLY;COUNT=2 | 2026-11-24T18:00 | 24 Nov, 1 Dec",
            })
    void rules_give_the_dates_that_the_rfc_says(String rule, String start, String expected) {
        var format = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

        List<String> days =
                dates(rule, start).stream()
                        .map(date -> format.format(date.atZone(BERLIN)))
                        .toList();

        assertThat(String.join(", ", days)).isEqualTo(expected);
    }

    @Test
    void an_exception_leaves_its_day_out() {
        List<Instant> dates =
                Recurrence.read("FREQ=WEEKLY;COUNT=3")
                        .dates(
                                at("2026-12-17T18:00"),
                                BERLIN,
                                Set.of(LocalDate.parse("2026-12-24")));

        assertThat(dates).containsExactly(at("2026-12-17T18:00"), at("2026-12-31T18:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY | needs an end",
                "FREQ=DAILY;INTERVAL=0;COUNT=3 | counts from 1",
                "FREQ=HOURLY;COUNT=3 | daily, weekly, monthly or yearly",
                "FREQ=DAILY;COUNT=367 | up to 366",
                "FREQ=DAILY;UNTIL=20301231T000000Z | up to 366",
                "every tuesday | not a rule of RFC 5545",
                "FREQ=WEEKLY;BYDAY=WE;COUNT=3 | first date is not one",
                "FREQ=DAILY;BYHOUR=9,17;COUNT=3 | time of day",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3 | No day of the calendar",
                "FREQ=WEEKLY;UNTIL=20261101 | before the first date",
            })
    void a_rule_that_cannot_be_is_refused_with_a_sentence(String rule, String why) {
        assertThatThrownBy(() -> dates(rule, "2026-11-24T18:00"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;X-FOO=1;COUNT=3 | X-FOO is no part",
                "FREQ=WEEKLY;COUNT=3;exdate=20270314 | exdate is no part",
                "FREQ=WEEKLY;COUNT=3~EXDATE:20270314 | go into exceptions",
                "FREQ=WEEKLY;COUNT=3~RRULE:FREQ=DAILY;COUNT=3 | go into exceptions",
            })
    void what_stands_beside_a_rule_is_refused_with_a_sentence(String rule, String why) {
        assertThatThrownBy(() -> Recurrence.requirePlain(rule.replace('~', '\n')))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(why);
    }

    private static List<Instant> dates(String rule, String start) {
        return Recurrence.read(rule).dates(at(start), BERLIN, Set.of());
    }

    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(BERLIN).toInstant();
    }
}
