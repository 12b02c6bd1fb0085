package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadTest {
    @ParameterizedTest
    @CsvSource({"1440,1 d", "4320,3 d", "120,2 h", "90,90 min", "15,15 min", "1500,25 h"})
    void minutes_are_written_in_the_largest_unit_that_fits_and_read_back(int minutes, String text) {
        assertThat(Lead.written(minutes)).isEqualTo(text);
        assertThat(Lead.read(text)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({
        "1440,1440",
        "' 15 ',15",
        "2h,120",
        "1 Tag,1440",
        "2 Tage,2880",
        "3 days,4320",
        "2 Stunden,120",
        "2 Std.,120",
        "10 Minuten,10",
        "10 m,10"
    })
    void what_people_write_in_either_language_is_read(String typed, int minutes) {
        assertThat(Lead.read(typed)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1 week", "-5", "1.5 h", "999999999 d", ""})
    void what_says_no_such_time_is_left_as_typed(String typed) {
        assertThat(Lead.read(typed)).isEqualTo(typed);
    }
}
