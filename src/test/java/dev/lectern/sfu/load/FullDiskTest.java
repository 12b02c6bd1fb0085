package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.RecordedFile;
import dev.lectern.sfu.Recording;
import dev.lectern.sfu.RecordingListener;
import dev.lectern.sfu.matroska.MatroskaReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills while it is recorded on. */
class FullDiskTest implements RecordingListener {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicLong left = new AtomicLong(10L << 30);
    private final List<Long> warnings = new CopyOnWriteArrayList<>();
    private final List<RecordedFile> kept = new CopyOnWriteArrayList<>();
    private volatile String ended;
    private volatile boolean fails;
    private @TempDir Path folder;

    @Override
    public void spaceIsShort(long bytesLeft) {
        warnings.add(bytesLeft);
    }

    @Override
    public void kept(RecordedFile file) {
        if (fails) throw new IllegalStateException("on purpose");
    }

    @Override
    public void stopped(List<RecordedFile> files, String reason) {
        kept.addAll(files);
        ended = reason;
    }

    @Test
    void it_is_told_of_early_and_the_recording_ends_by_itself_with_whole_files() throws Exception {
        try (Engine engine = Engine.start(Loopback.CONFIG);
                SmallStage stage = new SmallStage(engine)) {
            stage.send(50);
            Recording recording = stage.room.record(folder, where -> left.get(), this);
            await().atMost(SOON).until(() -> folder.toFile().list().length >= 2);
            assertThat(warnings).isEmpty();

            left.set(1L << 30);
            await().atMost(SOON).until(() -> !warnings.isEmpty());
            assertThat(warnings).containsOnly(1L << 30);
            assertThat(recording.isStopping()).isFalse();

            left.set(200L << 20);
            await().atMost(SOON).until(() -> ended != null);

            assertThat(ended).isEqualTo("The disk is almost full.");
            assertThat(stage.room.recording()).isNull();
            assertThat(kept).hasSizeGreaterThanOrEqualTo(2);
            assertThat(kept).allMatch(FullDiskTest::isWhole);
        }
    }

    @Test
    void on_a_full_disk_nothing_is_begun() throws Exception {
        left.set(0);
        try (Engine engine = Engine.start(Loopback.CONFIG);
                SmallStage stage = new SmallStage(engine)) {
            stage.send(50);

            stage.room.record(folder, where -> left.get(), this);

            await().atMost(SOON).until(() -> ended != null);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void a_recording_in_which_something_fails_is_over_for_everybody_too() throws Exception {
        try (Engine engine = Engine.start(Loopback.CONFIG);
                SmallStage stage = new SmallStage(engine)) {
            stage.send(50);
            Recording recording = stage.room.record(folder, where -> left.get(), this);
            await().atMost(SOON).until(() -> folder.toFile().list().length >= 2);
            fails = true;

            recording.stop();

            await().atMost(SOON).until(() -> ended != null);
            assertThat(ended).isEqualTo("It failed; the log says why.");
            assertThat(kept).hasSize(2);
            assertThat(stage.room.recording()).isNull();
        }
    }

    private static boolean isWhole(RecordedFile file) {
        try (MatroskaReader reader = MatroskaReader.open(file.path())) {
            return reader.isWhole() && file.durationMillis() > 1_000;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
