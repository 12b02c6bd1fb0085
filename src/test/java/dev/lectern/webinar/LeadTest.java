package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadTest {
    @ParameterizedTest
    @CsvSource({"1440,1 d", "4320,3 d", "120,2 h", "90,90 min", "15,15 min", "1500,25 h"})
    void minutes_are_written_in_the_largest_unit_that_fits_and_read_back(int minutes, String text) {
        assertThat(Lead.written(minutes)).isEqualTo(text);
        assertThat(Lead.read(text)).containsExactly(minutes);
    }

    @Test
    void several_are_read_back_as_they_are_written() {
        List<Integer> leads = List.of(1440, 120, 15);

        assertThat(Lead.written(leads)).isEqualTo("1 d, 2 h, 15 min");
        assertThat(Lead.read(Lead.written(leads))).isEqualTo(leads);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1440,15",
                "1440 15",
                "1d;15m",
                " 1 day ,, 15 ",
                "1 d,15 min",
                "1 Tag\n15 Min."
            })
    void a_list_is_parted_by_what_people_part_it_by(String typed) {
        assertThat(Lead.read(typed)).containsExactly(1440, 15);
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
        "10 m,10",
        "1 h 30 min,90",
        "1d2h,1560",
        "1 week,10080",
        "2 weeks,20160",
        "1 Woche,10080",
        "2 Wochen,20160",
        "1 w,10080",
        "1 w 1 d,11520"
    })
    void what_people_write_in_either_language_is_read(String typed, int minutes) {
        assertThat(Lead.read(typed)).containsExactly(minutes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "1 month",
                "-5",
                "1.5 h",
                "1,5 h",
                "1,5 Tage",
                "999999999 d",
                "1 d before"
            })
    void what_says_no_such_time_is_left_as_typed(String typed) {
        assertThat(Lead.read(typed)).containsExactly(typed);
    }
}
