package dev.lectern.webinar.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A series as its host reads it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RhythmTest {
    /** A third Tuesday, ten o'clock in Berlin. */
    private static final Instant TUESDAY = Instant.parse("2030-01-15T09:00:00Z");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=WEEKLY;BYDAY=TU,TH;COUNT=8 | Every Tuesday and Thursday at 10:00, 8 times, Berlin time. The first is on Tue 15 Jan 2030, the last on Thu 7 Feb 2030.
                    FREQ=WEEKLY;COUNT=2 | Every Tuesday at 10:00, 2 times, Berlin time. The first is on Tue 15 Jan 2030, the last on Tue 22 Jan 2030.
                    FREQ=WEEKLY;BYDAY=MO,TU,WE;UNTIL=20300116 | Every Monday, Tuesday and Wednesday at 10:00, 2 times, Berlin time. The first is on Tue 15 Jan 2030, the last on Wed 16 Jan 2030.
                    FREQ=DAILY;COUNT=1 | Every day at 10:00, once, Berlin time. On Tue 15 Jan 2030.
                    FREQ=WEEKLY;INTERVAL=2;COUNT=3 | Every two weeks on Tuesday at 10:00, 3 times, Berlin time. The first is on Tue 15 Jan 2030, the last on Tue 12 Feb 2030.
                    FREQ=MONTHLY;COUNT=3 | Every month on day 15 at 10:00, 3 times, Berlin time. The first is on Tue 15 Jan 2030, the last on Fri 15 Mar 2030.
                    FREQ=MONTHLY;BYDAY=3TU;COUNT=2 | Every third Tuesday of the month at 10:00, 2 times, Berlin time. The first is on Tue 15 Jan 2030, the last on Tue 19 Feb 2030.
                    FREQ=YEARLY;COUNT=2 | By a rule of its own at 10:00, 2 times, Berlin time. The first is on Tue 15 Jan 2030, the last on Wed 15 Jan 2031.
                    """)
    void a_rule_is_a_sentence(String rule, String sentence) {
        assertThat(said(rule, Locale.ENGLISH)).isEqualTo(sentence);
    }

    @Test
    void it_is_said_in_german_too() {
        assertThat(said("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=8", Locale.GERMAN))
                .isEqualTo(
                        "Jeden Dienstag und Donnerstag um 10:00 Uhr, 8-mal, Ortszeit Berlin. Zuerst"
                                + " am Di., 15. Jan. 2030, zuletzt am Do., 7. Feb. 2030.");
        assertThat(said("FREQ=MONTHLY;BYDAY=3TU;COUNT=2", Locale.GERMAN))
                .startsWith("Jeden dritten Dienstag im Monat um 10:00 Uhr, 2-mal");
    }

    @Test
    void days_left_out_are_named_and_not_counted() {
        var left = List.of(LocalDate.parse("2030-01-22"), LocalDate.parse("2030-01-29"));
        var rhythm = Rhythm.of("FREQ=WEEKLY;COUNT=4", TUESDAY, BERLIN, left).orElseThrow();

        assertThat(rhythm.sentence(Locale.ENGLISH))
                .contains("2 times")
                .endsWith("Not on 22 Jan 2030 and 29 Jan 2030.");
    }

    @Test
    void dates_that_are_elsewhere_are_told_and_the_last_is_where_it_is() {
        Instant moved = TUESDAY.plus(Duration.ofDays(8));
        var rhythm =
                Rhythm.of("FREQ=WEEKLY;COUNT=2", TUESDAY, BERLIN, List.of())
                        .orElseThrow()
                        .held(List.of(TUESDAY, moved), List.of(moved));

        assertThat(rhythm.sentence(Locale.ENGLISH))
                .endsWith(
                        "the last on Wed 23 Jan 2030. One date is elsewhere: on Wed 23 Jan 2030 at 10:00.");
        assertThat(rhythm.sentence(Locale.GERMAN))
                .endsWith(
                        "zuletzt am Mi., 23. Jan. 2030. Ein Termin liegt anders: am Mi., 23. Jan."
                                + " 2030 um 10:00 Uhr.");
        assertThat(
                        rhythm.held(List.of(TUESDAY, moved), List.of(TUESDAY, moved))
                                .sentence(Locale.GERMAN))
                .endsWith(
                        "2 Termine liegen anders, der erste davon am Di., 15. Jan. 2030 um 10:00"
                                + " Uhr.");
    }

    @Test
    void what_happens_once_or_never_has_none() {
        assertThat(Rhythm.of(null, TUESDAY, BERLIN, List.of())).isEmpty();
        assertThat(Rhythm.of("FREQ=WEEKLY", TUESDAY, BERLIN, List.of())).isEmpty();
        assertThat(Rhythm.of("FREQ=WEEKLY;BYDAY=MO;COUNT=2", TUESDAY, BERLIN, List.of())).isEmpty();
    }

    private static String said(String rule, Locale language) {
        return Rhythm.of(rule, TUESDAY, BERLIN, List.of()).orElseThrow().sentence(language);
    }
}
