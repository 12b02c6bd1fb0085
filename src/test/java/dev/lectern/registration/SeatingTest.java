package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.registration.Seating.Queue;
import dev.lectern.registration.Seating.Turn;
import dev.lectern.registration.form.Planned;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatingTest {
    private static final Instant START = Instant.parse("2026-11-26T17:00:00Z");
    private static final Instant NOW = START.minus(Duration.ofDays(3));
    private static final UUID MONDAY = new UUID(0, 1);
    private static final UUID TUESDAY = new UUID(0, 2);
    private static final int SEATS = 10;
    private static final UUID ID = new UUID(7, 7);

    @ParameterizedTest
    @CsvSource({"10,8,5,2", "10,10,5,0", "10,12,5,0", "10,0,3,3", ",7,3,3"})
    void freed_seats_are_offered_to_as_many_as_wait(
            @Nullable Integer capacity, int taken, int waiting, int offers) {
        JsonObject settings = new JsonObject().put("capacity", capacity);
        Desk desk = desk(taken, waiting, new JsonObject());

        List<Queue> moving =
                Seating.of(webinar(settings, null, MONDAY), desk, NOW).moving(Turn.FIRST);

        assertThat(moving.stream().mapToInt(Queue::seats).sum()).isEqualTo(offers);
    }

    @Test
    void each_date_has_all_the_seats() {
        Seating seating = series("date", 14, 0, dates(10, 0, 4, 0));

        assertThat(seating.hasFree(MONDAY)).isFalse();
        assertThat(seating.at(TUESDAY).next()).contains(Status.APPROVED);
    }

    @Test
    void who_comes_to_all_dates_takes_a_seat_at_each() {
        Seating seating = series("either", 9, 0, dates(4, 0, 2, 0));

        assertThat(seating.at(MONDAY).taken()).isEqualTo(7);
        assertThat(seating.at(TUESDAY).taken()).isEqualTo(5);
        assertThat(seating.at(null).taken()).isEqualTo(7);
    }

    @Test
    void a_freed_seat_goes_to_those_who_wait_for_its_date() {
        Seating seating = series("date", 19, 9, dates(10, 4, 9, 5));

        assertThat(seating.moving(Turn.FIRST)).containsExactly(new Queue(TUESDAY, 1, false));
    }

    @Test
    void nobody_overtakes_who_waits_for_the_same_date() {
        assertThat(series("date", 13, 1, dates(9, 1, 4, 0)).at(MONDAY).next())
                .contains(Status.WAITLISTED);
        assertThat(series("date", 13, 1, dates(9, 1, 4, 0)).at(TUESDAY).next())
                .contains(Status.APPROVED);
    }

    @Test
    void who_waits_for_all_dates_holds_up_nobody_while_one_of_them_is_full() {
        Seating seating = series("either", 14, 1, dates(10, 0, 4, 0));

        assertThat(seating.at(TUESDAY).next()).contains(Status.APPROVED);
    }

    @Test
    void the_last_seat_of_a_date_is_kept_for_who_waits_for_all_until_a_day_before() {
        JsonObject dates = dates(10, 0, 9, 0);
        Instant near = START.plus(Duration.ofDays(2)).minus(Duration.ofDays(1));

        assertThat(series("either", 19, 1, dates).at(TUESDAY).next()).contains(Status.WAITLISTED);
        assertThat(series("either", 19, 1, dates, near).at(TUESDAY).next())
                .contains(Status.APPROVED);
    }

    @Test
    void who_came_before_is_not_held_up_by_who_waits_for_all() {
        Seating seating = series("either", 19, 2, dates(10, 0, 9, 1));

        assertThat(seating.hasFree(TUESDAY, 0)).isTrue();
        assertThat(seating.hasFree(TUESDAY, 1)).isFalse();
    }

    @Test
    void who_waits_longest_for_all_dates_is_looked_at_for_the_seats_they_have_already() {
        Seating seating = series("either", 14, 2, dates(10, 0, 4, 0));

        assertThat(seating.moving(Turn.FIRST)).containsExactly(new Queue(null, 2, false));
    }

    @Test
    void a_seat_that_was_offered_in_vain_is_anybodys() {
        Desk desk = desk(9, 1, new JsonObject());
        desk.lapsed(null, 1);

        Seating seating =
                Seating.of(
                        webinar(new JsonObject().put("capacity", SEATS), null, MONDAY), desk, NOW);

        assertThat(seating.gives((UUID) null)).isTrue();
        assertThat(seating.moving(Turn.FIRST)).isEmpty();
        assertThat(seating.moving(Turn.AGAIN)).containsExactly(new Queue(null, 1, true));
    }

    @Test
    void a_place_in_the_series_is_never_for_one_date() {
        assertThat(series("series", 0, 0, new JsonObject()).dateFor(TUESDAY)).isNull();
        assertThat(series("either", 0, 0, new JsonObject()).dateFor(TUESDAY)).isEqualTo(TUESDAY);
        assertThat(series("date", 0, 0, new JsonObject()).dateFor(null)).isEqualTo(MONDAY);
    }

    @Test
    void the_counts_of_dates_are_kept_as_people_come_and_go() {
        Desk desk = desk(1, 0, dates(1, 0, 0, 0));

        desk.came(TUESDAY, Status.WAITLISTED);
        desk.moved(MONDAY, Status.APPROVED, Status.CANCELLED);
        desk.came(null, Status.APPROVED);
        Desk read = new Desk(ID, Map.of(), desk.json(), 1);

        assertThat(read.at(MONDAY)).isEqualTo(new Desk.Line(0, 0));
        assertThat(read.at(TUESDAY)).isEqualTo(new Desk.Line(0, 1));
        assertThat(desk.all()).isEqualTo(new Desk.Line(1, 0));
    }

    private static JsonObject dates(int taken, int waiting, int takenThen, int waitingThen) {
        return new JsonObject()
                .put(MONDAY.toString(), JsonArray.of(taken, waiting))
                .put(TUESDAY.toString(), JsonArray.of(takenThen, waitingThen));
    }

    private static Seating series(String scope, int taken, int waiting, JsonObject dates) {
        return series(scope, taken, waiting, dates, NOW);
    }

    private static Seating series(
            String scope, int taken, int waiting, JsonObject dates, Instant now) {
        JsonObject settings = new JsonObject().put("capacity", SEATS);
        WebinarView webinar =
                webinar(settings.put("scope", scope), "FREQ=DAILY;COUNT=2", MONDAY, TUESDAY);
        return Seating.of(webinar, desk(taken, waiting, dates), now);
    }

    private static Desk desk(int taken, int waiting, JsonObject dates) {
        return new Desk(ID, Map.of(Status.APPROVED, taken, Status.WAITLISTED, waiting), dates, 1);
    }

    private static WebinarView webinar(
            JsonObject registration, @Nullable String recurrence, UUID... dates) {
        return Planned.webinar(
                registration, recurrence, Stream.of(dates).map(SeatingTest::date).toList());
    }

    private static OccurrenceView date(UUID id) {
        return Planned.date(id, START.plus(Duration.ofDays(id.getLeastSignificantBits())));
    }
}
