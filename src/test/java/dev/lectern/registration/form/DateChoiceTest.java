package dev.lectern.registration.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateChoiceTest {
    private static final UUID OVER = new UUID(0, 1);
    private static final UUID NOON = new UUID(0, 2);
    private static final UUID EVENING = new UUID(0, 3);
    private static final UUID LATER = new UUID(0, 4);

    /** In Berlin at 18:00, at 12:00 and 18:00 of one day, and at 18:00 in summer. */
    private static final List<OccurrenceView> DATES =
            List.of(
                    Planned.date(
                            OVER, Instant.parse("2026-11-19T17:00:00Z"), OccurrenceState.ENDED),
                    Planned.date(NOON, Instant.parse("2026-11-26T11:00:00Z")),
                    Planned.date(EVENING, Instant.parse("2026-11-26T17:00:00Z")),
                    Planned.date(LATER, Instant.parse("2027-06-04T16:00:00Z")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-06-04",
                "2027-06-04 18:00",
                "2027-06-04T18:00:00",
                "2027-06-04T16:00:00Z",
                "2027-06-04T12:00-04:00",
                "4.6.2027",
                " 04.06.2027 18:00 ",
                "6/4/2027 6:00 PM",
                "04/06/2027 18:00",
                "00000000-0000-0000-0000-000000000004"
            })
    void a_date_is_found_however_spreadsheets_write_it(String cell) {
        assertThat(either().written(cell)).isEqualTo(LATER);
    }

    @Test
    void of_two_on_one_day_the_hour_says_which() {
        assertThat(either().written("2026-11-26 12:00")).isEqualTo(NOON);
        refuses(() -> either().written("2026-11-26"), "several dates", "2026-11-26 12:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-27", "2026-11-26 19:00", "soon", "100 % sure", "31.2.2027"})
    void what_is_no_date_of_the_webinar_is_refused_with_one_that_is(String cell) {
        refuses(() -> either().written(cell), cell, "like 2026-11-26 12:00");
    }

    @Test
    void nobody_is_brought_to_a_date_that_is_over() {
        refuses(() -> either().written("2026-11-19"), "2026-11-19 18:00", "over");
        refuses(() -> either().chosen(OVER), "over");
        refuses(() -> either().chosen(new UUID(0, 9)), "one of the dates offered");
        refuses(() -> either().picked("no id"), "one of the dates offered");
    }

    @Test
    void all_dates_are_named_where_a_place_may_be_for_all() {
        assertThat(either().written("All dates")).isNull();
        assertThat(either().chosen(null)).isNull();
        refuses(() -> scope("date").written("alle"), "each place is for one date");
    }

    @Test
    void where_a_place_is_for_all_dates_none_is_named() {
        assertThat(scope("series").written("all")).isNull();
        refuses(() -> scope("series").written("2027-06-04"), "a place is for all dates");
        refuses(() -> scope("series").chosen(LATER), "a place is for all dates");
    }

    @Test
    void a_single_webinar_asks_for_no_date() {
        DateChoice single =
                new DateChoice(Planned.webinar(new JsonObject(), null, DATES.subList(3, 4)));

        assertThat(single.written("whatever stands there")).isNull();
        assertThat(single.offered()).isFalse();
    }

    @Test
    void what_is_written_out_is_read_again() {
        DateChoice dates = either();

        for (OccurrenceView date : dates.open()) {
            assertThat(dates.written(dates.text(date))).isEqualTo(date.id());
        }
    }

    private static DateChoice either() {
        return scope("either");
    }

    private static DateChoice scope(String word) {
        JsonObject registration = new JsonObject().put("scope", word);
        return new DateChoice(Planned.webinar(registration, "FREQ=WEEKLY;COUNT=4", DATES));
    }

    private static void refuses(ThrowingCallable choosing, String... words) {
        assertThatThrownBy(choosing).isInstanceOf(Refused.class).hasMessageContainingAll(words);
    }
}
