package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.registration.SeatAllocation.Admission;
import dev.lectern.registration.SeatAllocation.Overflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatsTest {

    @Test
    void five_hundred_people_for_a_hundred_seats_leave_a_hundred_approved_and_the_rest_waiting() {
        List<Optional<Status>> given =
                ask(new SeatAllocation(100, 0, 0, Admission.AUTOMATIC, Overflow.WAIT), 500);

        assertThat(given.subList(0, 100)).containsOnly(Optional.of(Status.APPROVED));
        assertThat(given.subList(100, 500)).containsOnly(Optional.of(Status.WAITLISTED));
    }

    @Test
    void without_a_waiting_list_a_full_webinar_takes_nobody() {
        assertThat(ask(new SeatAllocation(2, 1, 0, Admission.AUTOMATIC, Overflow.REFUSE), 2))
                .containsExactly(Optional.of(Status.APPROVED), Optional.empty());
    }

    @Test
    void nobody_overtakes_those_who_already_wait() {
        assertThat(ask(new SeatAllocation(10, 9, 1, Admission.AUTOMATIC, Overflow.WAIT), 1))
                .containsExactly(Optional.of(Status.WAITLISTED));
    }

    @Test
    void without_a_capacity_everybody_gets_a_seat() {
        assertThat(ask(seats(null, 1_000_000), 3)).containsOnly(Optional.of(Status.APPROVED));
    }

    @Test
    void where_the_host_decides_everybody_is_pending_and_no_seat_is_taken() {
        SeatAllocation seats = new SeatAllocation(1, 0, 0, Admission.BY_HOST, Overflow.WAIT);

        assertThat(ask(seats, 5)).containsOnly(Optional.of(Status.PENDING));
        assertThat(seats.taken()).isZero();
    }

    @Test
    void where_the_host_decides_nobody_asks_for_a_seat_that_is_not_there() {
        SeatAllocation full = new SeatAllocation(1, 1, 0, Admission.BY_HOST, Overflow.REFUSE);

        assertThat(ask(full, 1)).containsExactly(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "PT240H,PT4H", // usual
        "PT12H,PT4H",
        "PT6H,PT2H", // near: a third of what is left
        "PT15M,PT10M", // never less than ten minutes
        "-PT10M,PT10M", // running: latecomers may still come
        "-PT55M,PT5M" // not beyond the end
    })
    void an_offer_stands_for_four_hours_or_less_when_the_start_is_near(
            Duration untilStart, Duration stands) {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        Instant start = now.plus(untilStart);

        assertThat(SeatOffer.USUAL.until(now, start, start.plus(Duration.ofHours(1))))
                .contains(now.plus(stands));
    }

    @Test
    void after_the_end_no_seat_is_offered() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");

        assertThat(SeatOffer.USUAL.until(now, now.minusSeconds(3600), now)).isEmpty();
    }

    private static SeatAllocation seats(@Nullable Integer capacity, int taken) {
        return new SeatAllocation(capacity, taken, 0, Admission.AUTOMATIC, Overflow.WAIT);
    }

    private static List<Optional<Status>> ask(SeatAllocation seats, int people) {
        Stream<Optional<Status>> given = IntStream.range(0, people).mapToObj(each -> seats.next());
        return given.toList();
    }
}
