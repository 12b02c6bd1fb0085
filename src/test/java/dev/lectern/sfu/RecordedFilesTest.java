package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Chromium published plays in Chromium from its files. */
class RecordedFilesTest extends BrowserScene {
    @Test
    void what_was_recorded_plays_and_can_be_sought_in(@TempDir Path folder) {
        for (String codec : List.of("VP8", "H264")) {
            world.files = folder.resolve(codec);
            record(codec);
            List<RecordedFile> files = recorded.remove(codec);

            assertThat(files).hasSize(2);
            for (RecordedFile file : files) {
                assertThat(file.durationMillis()).isGreaterThan(3000);
                String name = file.path().getFileName().toString();
                Map<?, ?> seen = (Map<?, ?>) page.evaluate("replay('" + name + "', 2)");
                assertThat(((Number) seen.get("duration")).doubleValue()).isGreaterThan(3);
                assertThat(((Number) seen.get("width")).intValue()).isEqualTo(640);
                assertThat(((Number) seen.get("frames")).intValue()).isPositive();
                assertThat(((Number) seen.get("audio")).intValue()).isPositive();
                assertThat(((Number) ((List<?>) seen.get("seeked")).get(0)).intValue())
                        .isGreaterThan(150);
            }
        }
    }

    private final Map<String, List<RecordedFile>> recorded = new ConcurrentHashMap<>();

    private void record(String codec) {
        try {
            Files.createDirectory(world.files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.evaluate(
                "publish('alice', 'person=alice', { colour: 'rgb(200,0,0)', codec: '"
                        + codec
                        + "' })");
        await().atMost(SOON).until(() -> !world.room.publications().isEmpty());
        RecordingListener listener =
                new RecordingListener() {
                    @Override
                    public void stopped(List<RecordedFile> files, String reason) {
                        recorded.put(codec, files);
                    }
                };
        page.evaluate("watch('witness', 'person=witness&backstage')");
        await().atMost(SOON).until(() -> frames("witness") > 0);
        Recording recording = world.room.record(world.files, listener);
        int before = frames("witness");
        await().atMost(SOON).until(() -> frames("witness") > before + 4 * 30);
        recording.stop();
        await().atMost(SOON).until(() -> recorded.containsKey(codec));
        page.evaluate("end('witness')");
        page.evaluate("end('alice')");
        await().atMost(SOON).until(() -> world.room.publications().isEmpty());
    }
}
