package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.work.NotYet;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccurrenceTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    /** Every state by every verb; a dash is a refusal. */
    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, goLive, LIVE",
        "SCHEDULED, end,    -",
        "SCHEDULED, reopen, -",
        "SCHEDULED, cancel, CANCELLED",
        "SCHEDULED, miss,   MISSED",
        "SCHEDULED, move,   SCHEDULED",
        "SCHEDULED, claim,  SCHEDULED",
        "SCHEDULED, lock,   -",
        "SCHEDULED, break,  -",
        "LIVE,      goLive, -",
        "LIVE,      end,    ENDED",
        "LIVE,      reopen, -",
        "LIVE,      cancel, -",
        "LIVE,      miss,   -",
        "LIVE,      move,   -",
        "LIVE,      claim,  -",
        "LIVE,      lock,   LIVE",
        "LIVE,      break,  ENDED",
        "ENDED,     goLive, -",
        "ENDED,     end,    -",
        "ENDED,     reopen, LIVE",
        "ENDED,     cancel, -",
        "ENDED,     miss,   -",
        "ENDED,     move,   -",
        "ENDED,     claim,  -",
        "ENDED,     lock,   -",
        "ENDED,     break,  -",
        "CANCELLED, goLive, -",
        "CANCELLED, end,    -",
        "CANCELLED, reopen, -",
        "CANCELLED, cancel, -",
        "CANCELLED, miss,   -",
        "CANCELLED, move,   -",
        "CANCELLED, claim,  -",
        "CANCELLED, lock,   -",
        "CANCELLED, break,  -",
        "MISSED,    goLive, -",
        "MISSED,    end,    -",
        "MISSED,    reopen, -",
        "MISSED,    cancel, -",
        "MISSED,    miss,   -",
        "MISSED,    move,   -",
        "MISSED,    claim,  -",
        "MISSED,    lock,   -",
        "MISSED,    break,  -",
    })
    void a_verb_is_allowed_where_the_picture_says_so(
            OccurrenceState state, String verb, String outcome) {
        Occurrence occurrence = in(state);

        if (outcome.equals("-")) {
            assertThatThrownBy(() -> verb(verb).accept(occurrence)).isInstanceOf(Clashed.class);
            assertThat(occurrence.state()).isEqualTo(state);
        } else {
            verb(verb).accept(occurrence);
            assertThat(occurrence.state()).isEqualTo(OccurrenceState.valueOf(outcome));
        }
    }

    @Test
    void of_two_who_start_at_once_one_gets_it() {
        Occurrence occurrence = in(OccurrenceState.SCHEDULED);

        boolean first = occurrence.claimStart(NOON);
        boolean second = occurrence.claimStart(NOON.plusSeconds(1));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void a_start_that_nobody_finished_may_be_claimed_again() {
        Occurrence occurrence = in(OccurrenceState.SCHEDULED);
        occurrence.claimStart(NOON);

        boolean again = occurrence.claimStart(NOON.plus(Claim.LONGEST));

        assertThat(again).isTrue();
    }

    @Test
    void an_ended_date_reopens_for_a_quarter_of_an_hour() {
        Occurrence occurrence = in(OccurrenceState.ENDED);

        assertThat(occurrence.view().reopenable(NOON.plus(Duration.ofMinutes(15)))).isTrue();
        assertThatThrownBy(() -> occurrence.claimReopening(NOON.plus(Duration.ofMinutes(16))))
                .isInstanceOf(Clashed.class)
                .hasMessageContaining("15 minutes");
    }

    @Test
    void going_on_is_claimed_by_one_and_its_claim_lapses() {
        Occurrence occurrence = in(OccurrenceState.ENDED);

        assertThat(occurrence.claimReopening(NOON)).isTrue();
        assertThat(occurrence.claimReopening(NOON.plusSeconds(1))).isFalse();
        assertThatThrownBy(() -> occurrence.reopeningLeftBehind(NOON.plusSeconds(1)))
                .isInstanceOf(NotYet.class);
        assertThat(occurrence.reopeningLeftBehind(NOON.plus(Claim.LONGEST))).isTrue();
        assertThat(occurrence.claimReopening(NOON.plus(Claim.LONGEST))).isTrue();
        occurrence.reopen();
        assertThat(occurrence.reopeningLeftBehind(NOON.plusSeconds(90))).isFalse();
    }

    private static Occurrence in(OccurrenceState state) {
        Occurrence occurrence =
                new Occurrence(Ids.next(), Ids.next(), NOON, Duration.ofMinutes(60));
        switch (state) {
            case SCHEDULED -> {}
            case LIVE -> occurrence.goLive(NOON);
            case ENDED -> {
                occurrence.goLive(NOON);
                occurrence.end(NOON);
            }
            case CANCELLED -> occurrence.cancel();
            case MISSED -> occurrence.miss();
        }
        return occurrence;
    }

    private static Consumer<Occurrence> verb(String verb) {
        return switch (verb) {
            case "goLive" -> occurrence -> occurrence.goLive(NOON);
            case "end" -> occurrence -> occurrence.end(NOON);
            case "reopen" -> Occurrence::reopen;
            case "cancel" -> Occurrence::cancel;
            case "miss" -> Occurrence::miss;
            case "move" -> occurrence -> occurrence.moveTo(NOON, NOON.plusSeconds(60));
            case "claim" -> occurrence -> occurrence.claimStart(NOON);
            case "lock" -> Occurrence::lock;
            case "break" -> occurrence -> occurrence.breakOff(NOON);
            default -> throw new IllegalArgumentException(verb);
        };
    }
}
