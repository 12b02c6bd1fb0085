package dev.lectern.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CourtesyTest {
    private static final int ALL = 32;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Courtesy courtesy = new Courtesy(now::get);
    private final Deque<CompletableFuture<String>> people = new ArrayDeque<>();

    @Test
    void all_hands_work_while_nobody_waits() {
        assertThat(courtesy.hands(ALL)).isEqualTo(ALL);
    }

    @Test
    void few_work_while_somebody_is_served() {
        somebodyAsks();

        assertThat(courtesy.hands(ALL)).isEqualTo(4);
    }

    @Test
    void all_work_again_once_an_answer_came_quickly() {
        somebodyAsks();
        pass(5);
        answer();

        assertThat(courtesy.hands(ALL)).isEqualTo(ALL);
    }

    @Test
    void the_longer_people_wait_the_fewer_work_but_never_none() {
        serveAfter(40);
        assertThat(courtesy.hands(ALL)).isEqualTo(16);

        for (int more = 0; more < 20; more++) {
            serveAfter(40);
        }

        assertThat(courtesy.hands(ALL)).isEqualTo(1);
        assertThat(courtesy.hands(1)).isEqualTo(1);
    }

    @Test
    void one_crowd_that_waited_counts_as_one_wait() {
        for (int each = 0; each < 50; each++) {
            somebodyAsks();
        }
        pass(40);
        for (int each = 0; each < 50; each++) {
            answer();
        }

        assertThat(courtesy.hands(ALL)).isEqualTo(16);
    }

    @Test
    void hands_come_back_one_by_one_while_people_are_answered_quickly() {
        serveAfter(40);
        serveAfter(40);
        int few = courtesy.hands(ALL);

        pass(60);
        serveAfter(1);

        assertThat(courtesy.hands(ALL)).isEqualTo(few + 1);
    }

    @Test
    void all_come_back_at_once_when_nobody_has_come_for_a_moment() {
        serveAfter(40);
        pass(251);

        assertThat(courtesy.hands(ALL)).isEqualTo(ALL);
    }

    @Test
    void who_goes_away_unanswered_is_served_no_more() {
        Uni<String> never = Uni.createFrom().nothing();
        UniAssertSubscriber<String> somebody =
                courtesy.serve(never).subscribe().withSubscriber(UniAssertSubscriber.create());
        somebody.cancel();

        assertThat(courtesy.hands(ALL)).isEqualTo(ALL);
    }

    private void serveAfter(int millis) {
        somebodyAsks();
        pass(millis);
        answer();
    }

    private void somebodyAsks() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        people.add(answer);
        courtesy.serve(Uni.createFrom().completionStage(answer)).subscribe().with(done -> {});
    }

    private void answer() {
        people.remove().complete("here");
    }

    private void pass(int millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
