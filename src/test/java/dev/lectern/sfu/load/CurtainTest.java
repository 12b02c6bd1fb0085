package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.RecordedFile;
import dev.lectern.sfu.Recording;
import dev.lectern.sfu.RecordingListener;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was shown backstage, before or while nothing was to be kept, stays there. */
class CurtainTest implements RecordingListener {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LONGER_THAN_ANYTHING_IS_HELD_BACK = Duration.ofSeconds(2);
    private static final int BEGINNING_MILLIS = 20;
    private static final int INDEX_BYTES = 2_000;

    private final List<RecordedFile> kept = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;
    private @TempDir Path folder;
    private Engine engine;
    private SmallStage stage;
    private LoadClient bob;

    @BeforeEach
    void a_stage_that_is_shown_backstage_for_a_while() throws Exception {
        engine = Engine.start(Loopback.CONFIG);
        stage = new SmallStage(engine);
        stage.room.backstage();
        bob = stage.watchBackstage("bob");
        stage.send(200);
        await().atMost(SOON).until(() -> bob.packets > 200);
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    @Override
    public void kept(RecordedFile file) {
        kept.add(file);
    }

    @Override
    public void stopped(List<RecordedFile> files, String reason) {
        stopped = true;
    }

    @Test
    void the_audience_is_sent_nothing_from_before_the_opening() throws Exception {
        stage.silence();

        stage.room.open();
        LoadClient carol = stage.watch("carol");
        LoadClient dave = stage.watchBackstage("dave");

        await().atMost(SOON).until(() -> dave.packets > 0);
        assertThat(carol.packets).isZero();
        stage.send(200);
        await().atMost(SOON).until(() -> carol.packets > 20);
    }

    @Test
    void a_recording_holds_nothing_from_before_it_began() {
        long began = System.currentTimeMillis();
        Recording recording = stage.room.record(folder, this);

        keepAWhile(recording);

        assertThat(kept).hasSize(2).allMatch(file -> begins(file) >= began);
    }

    @Test
    void a_recording_holds_nothing_of_its_pauses() {
        Recording recording = stage.room.record(folder, this);
        await().atMost(SOON).until(() -> folder.toFile().list().length == 2);
        recording.pause();
        await().atMost(SOON).until(() -> kept.size() == 2);
        kept.clear();
        long paused = bob.packets;
        await().atMost(SOON).until(() -> bob.packets > paused + 200);

        long resumed = System.currentTimeMillis();
        recording.resume();
        keepAWhile(recording);

        assertThat(kept).hasSize(2).allMatch(file -> begins(file) >= resumed);
    }

    @Test
    void what_came_last_is_on_the_disk_though_nothing_follows() {
        Recording recording = stage.room.record(folder, this);
        await().atMost(SOON).until(() -> size() > 200_000);
        stage.silenceMidway();
        await().pollDelay(LONGER_THAN_ANYTHING_IS_HELD_BACK).until(() -> true);
        long crashed = size();

        recording.stop();

        await().atMost(SOON).until(() -> stopped);
        assertThat(size() - crashed).isLessThan(INDEX_BYTES);
    }

    private long size() {
        return Stream.of(folder.toFile().listFiles()).mapToLong(File::length).sum();
    }

    private static long begins(RecordedFile file) {
        return file.startedAtMillis() + BEGINNING_MILLIS;
    }

    private void keepAWhile(Recording recording) {
        int before = folder.toFile().list().length;
        await().atMost(SOON).until(() -> folder.toFile().list().length == before + 2);
        recording.stop();
        await().atMost(SOON).until(() -> stopped);
    }
}
