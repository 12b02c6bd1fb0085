package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Broadcast;
import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Kind;
import dev.lectern.sfu.RecordedFile;
import dev.lectern.sfu.Recording;
import dev.lectern.sfu.RecordingListener;
import dev.lectern.sfu.matroska.MatroskaReader;
import dev.lectern.sfu.rtp.Rtp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded and streamed of a publisher whose line loses what nobody can repair. */
class LossyLineTest implements RecordingListener {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int TEN_SECONDS = 500;

    private final CompletableFuture<List<RecordedFile>> kept = new CompletableFuture<>();
    private @TempDir Path folder;
    private Engine engine;
    private SmallStage stage;
    private LossyLine line;

    @BeforeEach
    void a_publisher_on_such_a_line() throws Exception {
        engine = Engine.start(Loopback.CONFIG);
        stage = new SmallStage(engine);
        line = new LossyLine(stage);
    }

    @AfterEach
    void close() {
        line.close();
        stage.close();
        engine.close();
    }

    @Override
    public void stopped(List<RecordedFile> files, String reason) {
        kept.complete(files);
    }

    @Test
    void all_of_the_sound_that_came_is_recorded_and_streamed() throws Exception {
        Recording recording = stage.room.record(folder, this);
        Broadcast broadcast = stage.room.broadcast(Set.of(Kind.AUDIO));
        sends(TEN_SECONDS);
        recording.stop();
        List<Integer> streamed = streamed(broadcast);

        List<RecordedFile> files = kept.get(30, TimeUnit.SECONDS);

        assertThat(files).hasSize(2);
        for (RecordedFile file : files) hasNoHole(numbers(file, false));
        hasNoHole(streamed);
    }

    @Test
    void a_picture_that_broke_off_for_seconds_is_recorded_again_afterwards() throws Exception {
        Recording recording = stage.room.record(folder, this);
        sends(TEN_SECONDS / 3);
        int after = line.losesPictures(300);
        sends(TEN_SECONDS / 2);

        recording.stop();

        for (RecordedFile file : kept.get(30, TimeUnit.SECONDS)) {
            List<Integer> pictures = numbers(file, true);
            assertThat(pictures).anyMatch(number -> number <= after - 300);
            assertThat(pictures).anyMatch(number -> number > after);
        }
    }

    private void sends(int more) {
        int before = line.sent();
        await().atMost(SOON).until(() -> line.sent() >= before + more);
    }

    /** Between the first and the last, which are far apart, there is all that was not lost. */
    private static void hasNoHole(List<Integer> numbers) {
        int first = numbers.get(0);
        int last = numbers.get(numbers.size() - 1);
        assertThat(last - first).isGreaterThan(TEN_SECONDS / 2);
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(first, last)
                                .filter(number -> !LossyLine.isLost(number))
                                .boxed()
                                .toList());
    }

    private static List<Integer> numbers(RecordedFile file, boolean video) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (MatroskaReader reader = MatroskaReader.open(file.path())) {
            for (var one = reader.next(); one != null; one = reader.next()) {
                if (reader.tracks().get(one.track()).codecId().startsWith("V_") == video) {
                    numbers.addAll(numbers(one.bytes()));
                }
            }
        }
        return numbers;
    }

    private static List<Integer> streamed(Broadcast broadcast) {
        List<Integer> numbers = new ArrayList<>();
        for (String name : broadcast.playlist().text().split("\n")) {
            if (!name.endsWith(".m4s")) continue;
            numbers.addAll(numbers(broadcast.playlist().file(name).orElseThrow()));
        }
        return numbers;
    }

    private static List<Integer> numbers(byte[] bytes) {
        List<Integer> numbers = new ArrayList<>();
        int mark = LossyLine.MARK.length;
        for (int at = 0; at + mark + 4 <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + mark, LossyLine.MARK, 0, mark)) {
                numbers.add(Rtp.int32(bytes, at + mark));
            }
        }
        return numbers;
    }
}
