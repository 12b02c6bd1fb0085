package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the disk of the recordings, whatever it says itself. */
class RecordingDiskTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void a_directory_that_is_yet_to_be_made_has_the_space_of_what_it_will_be_made_in(
            @TempDir Path there) {
        Optional<String> folder = Optional.of(there.resolve("a/b").toString());

        OptionalLong space = new RecordingDisk(folder, "", LONG).space().await().atMost(LONG);

        assertThat(space.orElseThrow()).isPositive();
    }

    @Test
    void a_disk_that_hangs_keeps_nobody_waiting() {
        CountDownLatch disk = new CountDownLatch(1);
        RecordingDisk hanging =
                new RecordingDisk(Optional.empty(), "", Duration.ofMillis(20)) {
                    @Override
                    long look() {
                        waitFor(disk);
                        return 0;
                    }
                };

        OptionalLong space = hanging.space().await().atMost(LONG);

        assertThat(space).isEmpty();
        disk.countDown();
    }

    @Test
    void a_disk_that_hangs_is_looked_at_once_however_many_ask() {
        CountDownLatch disk = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        RecordingDisk hanging =
                new RecordingDisk(Optional.empty(), "", Duration.ofMillis(20)) {
                    @Override
                    long look() {
                        looks.incrementAndGet();
                        waitFor(disk);
                        return 7;
                    }
                };
        assertThat(hanging.space().await().atMost(LONG)).isEmpty();

        assertThat(hanging.space().await().atMost(LONG)).isEmpty();

        assertThat(looks).hasValue(1);
        disk.countDown();
        Awaitility.await()
                .atMost(LONG)
                .until(() -> hanging.space().await().atMost(LONG).equals(OptionalLong.of(7)));
        Awaitility.await().atMost(LONG).until(() -> looksAgain(hanging, looks));
    }

    private static boolean looksAgain(RecordingDisk disk, AtomicInteger looks) {
        return disk.space().await().atMost(LONG).isPresent() && looks.get() > 1;
    }

    private static void waitFor(CountDownLatch disk) {
        try {
            disk.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
