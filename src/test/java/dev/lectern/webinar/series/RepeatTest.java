package dev.lectern.webinar.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
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

    private static Repeat typed(Map<String, String> fields) {
        return Repeat.typed(new LinkedHashMap<>(fields));
    }
}
