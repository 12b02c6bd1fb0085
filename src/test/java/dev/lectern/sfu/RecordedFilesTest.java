package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.stitch.Stitching;
import dev.lectern.world.Ffmpeg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Chromium published plays in Chromium from its files. */
class RecordedFilesTest extends BrowserScene {
    /** In seconds. The files are within 0.04; a page on a busy machine paints that much later. */
    private static final double TOGETHER = 0.2;

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

    /** It begins with a voice alone, then there is a camera, and at the end it is off again. */
    @Test
    void the_programme_has_no_picture_while_nobody_sends_one(@TempDir Path folder)
            throws IOException {
        for (String codec : List.of("VP8", "H264")) {
            world.files = Files.createDirectory(folder.resolve(codec));
            publishes(red(codec));
            page.evaluate("turn('alice', 'video', false)");
            await().atMost(SOON).until(() -> kinds().equals(Set.of(Kind.AUDIO)));
            Recording recording = world.room.record(world.files, stopping(codec));
            long began = System.nanoTime();
            heardFor(2);
            page.evaluate("turn('alice', 'video', true)");
            await().atMost(SOON).until(() -> kinds().contains(Kind.VIDEO));
            heardFor(3);
            page.evaluate("turn('alice', 'video', false)");
            await().atMost(SOON).until(() -> kinds().equals(Set.of(Kind.AUDIO)));
            heardFor(2);
            page.evaluate("turn('alice', 'audio', false)");
            await().atMost(SOON).until(() -> kinds().isEmpty());
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            long lasted = (System.nanoTime() - began) / 1_000_000;
            recording.stop();
            await().atMost(SOON).until(() -> recorded.containsKey(codec));

            List<RecordedFile> parts =
                    recorded.remove(codec).stream().filter(RecordedFile::isProgramme).toList();
            List<Path> paths = parts.stream().map(RecordedFile::path).toList();
            var made = new Stitching(paths).into(world.files, "all");

            assertThat(parts).hasSize(2);
            assertThat(made).hasSize(1);
            assertThat(made.get(0).millis()).isBetween(lasted - 1_500, lasted + 1_500);
            String all = made.get(0).path().toString();
            assertThat(Ffmpeg.complaintsAbout(all)).isEmpty();
            String name = made.get(0).path().getFileName().toString();
            assertThat(redAt(name, 0.5)).isLessThan(60);
            assertThat(redAt(name, parts.get(0).durationMillis() / 1_000.0 + 1.5))
                    .isGreaterThan(150);
            assertThat(redAt(name, made.get(0).millis() / 1_000.0 - 1)).isLessThan(60);
            leave();
        }
    }

    @Test
    void what_is_seen_and_heard_together_stays_together(@TempDir Path folder) throws IOException {
        for (String codec : List.of("VP8", "H264")) {
            world.files = Files.createDirectory(folder.resolve(codec));
            publishes("beats: true, codec: '" + codec + "'");
            Recording recording = world.room.record(world.files, stopping(codec));
            heardFor(8);
            recording.stop();
            await().atMost(SOON).until(() -> recorded.containsKey(codec));
            leave();

            for (RecordedFile file : recorded.remove(codec)) {
                List<Double> apart = Beats.apart(file.path());
                assertThat(apart).as("flashes").hasSizeGreaterThan(3);
                assertThat(apart.get(apart.size() / 2)).as("%s", apart).isLessThan(TOGETHER);
            }
        }
    }

    private int redAt(String file, double second) {
        Map<?, ?> seen = (Map<?, ?>) page.evaluate("replay('" + file + "', " + second + ")");
        return ((Number) ((List<?>) seen.get("seeked")).get(0)).intValue();
    }

    private Set<Kind> kinds() {
        return world.room.publications().get(0).kinds();
    }

    private void heardFor(int seconds) {
        double before = sum("witness", "audio", "packets");
        await().atMost(SOON)
                .until(() -> sum("witness", "audio", "packets") > before + seconds * 50);
    }

    private final Map<String, List<RecordedFile>> recorded = new ConcurrentHashMap<>();

    private void record(String codec) {
        try {
            Files.createDirectory(world.files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        publishes(red(codec));
        Recording recording = world.room.record(world.files, stopping(codec));
        int before = frames("witness");
        await().atMost(SOON).until(() -> frames("witness") > before + 4 * 30);
        recording.stop();
        await().atMost(SOON).until(() -> recorded.containsKey(codec));
        leave();
    }

    private void publishes(String how) {
        page.evaluate("publish('alice', 'person=alice', { " + how + " })");
        await().atMost(SOON).until(() -> !world.room.publications().isEmpty());
        page.evaluate("watch('witness', 'person=witness&backstage')");
        await().atMost(SOON).until(() -> frames("witness") > 0);
    }

    private RecordingListener stopping(String codec) {
        return new RecordingListener() {
            @Override
            public void stopped(List<RecordedFile> files, String reason) {
                recorded.put(codec, files);
            }
        };
    }

    private static String red(String codec) {
        return "colour: 'rgb(200,0,0)', codec: '" + codec + "'";
    }

    private void leave() {
        page.evaluate("end('witness')");
        page.evaluate("end('alice')");
        await().atMost(SOON).until(() -> world.room.publications().isEmpty());
    }
}
