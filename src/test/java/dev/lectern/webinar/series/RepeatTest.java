package dev.lectern.webinar.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.web.fault.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatTest {
    /** A third Tuesday. */
    private static final LocalDate TUESDAY = LocalDate.parse("2030-01-15");

    @ParameterizedTest
    @CsvSource({
        "FREQ=DAILY;COUNT=3, daily",
        "'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=6', weekdays",
        "FREQ=WEEKLY;COUNT=4, weekly",
        "'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20300301', weekly",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=4, fortnightly",
        "FREQ=MONTHLY;UNTIL=20301231, monthly",
        "FREQ=MONTHLY;BYDAY=3TU;COUNT=6, monthly-day",
        "FREQ=MONTHLY;BYDAY=-1TU;COUNT=6, monthly-last",
        "FREQ=MONTHLY;BYDAY=2WE;COUNT=6, custom",
        "COUNT=4;FREQ=WEEKLY, custom",
        "FREQ=WEEKLY;UNTIL=20300301T100000Z, custom"
    })
    void a_rule_is_said_in_words_and_comes_back_as_it_was(String rule, String word) {
        Repeat said = Repeat.of(rule, TUESDAY);

        assertThat(said.often()).isEqualTo(word);
        assertThat(Repeat.typed(said.fields()).rule(TUESDAY)).isEqualTo(rule);
    }

    @Test
    void a_series_by_days_begins_on_the_next_that_fits() {
        LocalDate sunday = LocalDate.parse("2030-01-13");

        assertThat(typed(Map.of("repeat", "weekdays")).first(sunday))
                .isEqualTo(LocalDate.parse("2030-01-14"));
        assertThat(typed(Map.of("repeat", "weekly", "day.TH", "on")).first(sunday))
                .isEqualTo(LocalDate.parse("2030-01-17"));
        assertThat(typed(Map.of("repeat", "daily", "day.TH", "on")).first(sunday))
                .isEqualTo(sunday);
    }

    @Test
    void a_series_on_the_last_weekday_of_the_month_begins_on_it() {
        assertThat(typed(Map.of("repeat", "monthly-last")).first(TUESDAY))
                .isEqualTo(LocalDate.parse("2030-01-29"));
    }

    @Test
    void a_month_that_is_too_short_for_the_day_has_its_last_instead() {
        for (String day : List.of("2027-01-29", "2027-01-30", "2027-01-31")) {
            LocalDate first = LocalDate.parse(day);
            String rule = typed(Map.of("repeat", "monthly", "times", "3")).rule(first);

            assertThat(Repeat.of(rule, first).often()).isEqualTo("monthly");
            assertThat(
                            Recurrence.read(Objects.requireNonNull(rule))
                                    .dates(at(first), ZoneOffset.UTC, Set.of()))
                    .containsExactly(
                            at(first), at(LocalDate.parse("2027-02-28")), at(first.plusMonths(2)));
        }
    }

    private static Instant at(LocalDate day) {
        return day.atTime(10, 0).toInstant(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({"times, '', times", "times, soon, times", "until, '', until"})
    void an_end_that_is_not_said_is_asked_for_at_its_field(String ends, String said, String at) {
        Repeat repeat =
                typed(Map.of("repeat", "daily", "ends", ends, "times", said, "until", said));

        assertThatThrownBy(() -> Recurrence.read(Objects.requireNonNull(repeat.rule(TUESDAY))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(repeat.mistake(refused.errors().get(0)).field())
                                        .isEqualTo(at));
    }

    private static Repeat typed(Map<String, String> fields) {
        return Repeat.typed(new LinkedHashMap<>(fields));
    }
}
