package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.web.fault.Clashed;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a disk that hangs keeps busy. */
class DiskWorkTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch disk = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void the_disk_answers() {
        disk.countDown();
    }

    @Test
    void however_many_ask_a_silent_disk_few_workers_wait_for_it() {
        DiskWork hasty = new DiskWork(Duration.ofMillis(5));

        for (int asked = 0; asked < 2 * DiskWork.ASKED_AT_ONCE; asked++) {
            assertThatThrownBy(() -> await(hasty.ask(this::hangs))).isInstanceOf(Clashed.class);
        }

        Awaitility.await().atMost(LONG).until(() -> begun.get() >= DiskWork.ASKED_AT_ONCE);
        assertThat(begun).hasValue(DiskWork.ASKED_AT_ONCE);
        assertThat(await(hasty.carryOut(() -> "done"))).isEqualTo("done");
    }

    @Test
    void where_too_many_wait_for_an_answer_the_next_hears_at_once_that_there_is_none() {
        DiskWork patient = new DiskWork(Duration.ofHours(1));
        for (int asked = 0; asked < DiskWork.ASKED_AT_ONCE + DiskWork.ASKED_MORE; asked++) {
            patient.ask(this::hangs).subscribe().with(answer -> {}, failure -> {});
        }

        assertThatThrownBy(() -> await(patient.ask(this::hangs)))
                .isInstanceOf(Clashed.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void once_the_disk_answers_everybody_is_answered_again() {
        DiskWork hasty = new DiskWork(Duration.ofMillis(5));
        for (int asked = 0; asked < 2 * DiskWork.ASKED_AT_ONCE; asked++) {
            hasty.ask(this::hangs).subscribe().with(answer -> {}, failure -> {});
        }

        disk.countDown();

        Awaitility.await()
                .atMost(LONG)
                .ignoreExceptionsInstanceOf(Clashed.class)
                .until(() -> await(hasty.ask(() -> "done")).equals("done"));
    }

    private String hangs() {
        begun.incrementAndGet();
        try {
            disk.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        return "answered";
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LONG);
    }
}
