package dev.lectern.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Sentence NO = Sentence.said("The key is not taken.");

    private final Handler asUsual = new Kind();

    private final Handler patient =
            new Kind() {
                @Override
                public boolean outlastsRefusals() {
                    return true;
                }

                @Override
                public Duration pauseAfterRefusal(int attempt) {
                    return Duration.ofHours(attempt);
                }
            };

    private final Handler lasting =
            new Kind() {
                @Override
                public boolean outlastsRefusals() {
                    return true;
                }
            };

    @Test
    void pauses_double_and_end_at_a_quarter_of_an_hour() {
        assertThat(Backoff.pauseAfter(1)).hasSeconds(1);
        assertThat(Backoff.pauseAfter(2)).hasSeconds(2);
        assertThat(Backoff.pauseAfter(5)).hasSeconds(16);
        assertThat(Backoff.pauseAfter(11)).hasMinutes(15);
        assertThat(Backoff.pauseAfter(1_000_000)).hasMinutes(15);
    }

    @Test
    void a_pause_is_spread_around_its_length() {
        Random chance = new Random(1);

        for (int i = 0; i < 1000; i++) {
            assertThat(Backoff.spread(Duration.ofSeconds(100), chance))
                    .isBetween(Duration.ofSeconds(75), Duration.ofSeconds(125));
        }
    }

    @Test
    void what_was_refused_for_good_rests_as_its_kind_says() {
        restsAbout(Duration.ofHours(2), after(2, patient, ProviderFailed.permanently("x", NO)));
        restsAbout(Duration.ofSeconds(2), after(2, lasting, ProviderFailed.permanently("x", NO)));
    }

    @Test
    void what_failed_for_now_comes_again_soon_whatever_rests_after_a_refusal() {
        restsAbout(Duration.ofSeconds(2), after(2, patient, ProviderFailed.forNow("x", NO)));
        restsAbout(Duration.ofSeconds(2), after(2, patient, new IllegalStateException("a bug")));
    }

    @Test
    void what_is_hopeless_or_tried_often_enough_waits_for_an_admin() {
        String words = "The key is not taken.";

        assertThat(after(1, asUsual, ProviderFailed.permanently("x", NO)))
                .isEqualTo(new Outcome.Parked(words));
        assertThat(after(1, patient, new Refused("title", NO))).isInstanceOf(Outcome.Parked.class);
        assertThat(after(20, patient, ProviderFailed.permanently("x", NO)))
                .isEqualTo(new Outcome.Parked(words));
    }

    @Test
    void what_comes_too_early_is_put_off_without_counting() {
        Instant later = NOW.plusSeconds(90);

        assertThat(after(20, asUsual, new NotYet(later, "soon")))
                .isEqualTo(new Outcome.Again(later, "soon", false));
    }

    private static Outcome after(int attempt, Handler handler, Throwable failure) {
        Job job = new Job(new UUID(0, 1), handler.kind(), new JsonObject(), attempt, null);
        return Outcome.of(job, handler, failure, NOW, new Random(1));
    }

    private static void restsAbout(Duration pause, Outcome outcome) {
        Outcome.Again again = (Outcome.Again) outcome;
        assertThat(again.counted()).isTrue();
        assertThat(Duration.between(NOW, again.due()))
                .isBetween(pause.multipliedBy(3).dividedBy(4), pause.multipliedBy(5).dividedBy(4));
    }

    /** Some work. */
    private static class Kind implements Handler {
        @Override
        public String kind() {
            return "some";
        }

        @Override
        public Uni<Void> handle(Job job) {
            return Uni.createFrom().voidItem();
        }
    }
}
