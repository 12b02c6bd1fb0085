package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.rtp.Codec;
import dev.lectern.world.Ffmpeg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Chromium publishes is played over HTTP by ffmpeg and by hls.js. */
class BroadcastTest extends BrowserScene {
    private static final Duration TWICE_AS_LONG_AS_A_FIRST_SEGMENT_TAKES = Duration.ofSeconds(4);
    private static final double A_FEW_FRAMES = 0.2;
    private static final Path HLS_JS = Path.of("src/main/webui/node_modules/hls.js");

    @Test
    void ffmpeg_plays_the_programme_to_its_end_without_a_word() {
        Ffmpeg.requireInstalled();
        publish("alice", "colour: 'rgb(200,0,0)', codec: 'H264'");
        world.room.open();
        Broadcast broadcast = world.room.broadcast(Set.of(Kind.values()));
        await().atMost(SOON).until(() -> segments(broadcast) >= 3);
        assertThat(Ffmpeg.entries(world.url() + "hls/p.m3u8", "stream=codec_name,width"))
                .contains("codec_name=h264", "codec_name=opus", "width=640");
        world.room.close();
        await().atMost(SOON).until(() -> broadcast.playlist().isOver());

        Path folder = keep(broadcast);

        assertThat(broadcast.playlist().text()).endsWith("#EXT-X-ENDLIST\n");
        assertThat(Ffmpeg.complaintsAbout(folder.resolve("p.m3u8").toString())).isEmpty();
    }

    @Test
    void ffmpeg_plays_on_where_the_picture_changes() {
        Ffmpeg.requireInstalled();
        publish("alice", "colour: 'rgb(200,0,0)', codec: 'H264'");
        world.room.open();
        Broadcast broadcast = world.room.broadcast(Set.of(Kind.values()));
        await().atMost(SOON).until(() -> segments(broadcast) >= 2);
        page.evaluate("turn('alice', 'video', false)");
        await().atMost(SOON).until(() -> headers(broadcast) == 2);
        page.evaluate("turn('alice', 'video', true)");
        await().atMost(SOON).until(() -> headers(broadcast) == 3);
        world.room.close();
        await().atMost(SOON).until(() -> broadcast.playlist().isOver());

        Path folder = keep(broadcast);

        assertThat(Ffmpeg.complaintsAbout(folder.resolve("p.m3u8").toString()))
                .filteredOn(line -> !line.contains("Last message repeated"))
                .allMatch(line -> line.contains("duplicated MOOV Atom"), "its own way to skip one");
    }

    private static long headers(Broadcast broadcast) {
        return broadcast.playlist().text().lines().filter(one -> one.contains("EXT-X-MAP")).count();
    }

    @Test
    void a_change_of_the_programme_plays_on_in_hls_js() {
        assertThat(HLS_JS).as("This test needs hls.js: run npm ci in src/main/webui").isDirectory();
        publish("alice", "colour: 'rgb(200,0,0)', codec: 'H264'");
        world.room.open();

        page.evaluate("stream()");
        await().atMost(SOON).until(() -> red() > 150);
        await().atMost(SOON).until(() -> number("audio") > 0);

        page.evaluate(
                "publish('screen', 'person=alice&source=screen', { colour: 'rgb(0,0,200)', codec: 'H264' })");
        await().atMost(SOON).until(() -> red() < 60);
        page.evaluate("end('screen')");
        await().atMost(SOON).until(() -> red() > 150);
        page.evaluate("turn('alice', 'video', false)");
        await().atMost(SOON).until(() -> red() < 60);
        double before = number("time");
        await().atMost(SOON).until(() -> number("time") > before + 3);
        page.evaluate("turn('alice', 'video', true)");
        await().atMost(SOON).until(() -> red() > 150);
        world.room.close();
        await().atMost(SOON).until(() -> number("rest") < A_FEW_FRAMES);
        assertThat((List<?>) state().get("errors"))
                .allMatch("bufferStalledError"::equals, "at most a moment's wait for more");
    }

    @Test
    void a_picture_that_is_not_h264_is_blank_and_its_sound_is_heard() {
        Ffmpeg.requireInstalled();
        publish("alice", "colour: 'rgb(200,0,0)', codec: 'VP8'");
        world.room.open();

        List<String> facts = Ffmpeg.entries(world.url() + "hls/p.m3u8", "stream=codec_name,width");

        assertThat(facts).contains("codec_name=h264", "codec_name=opus", "width=1280");
    }

    @Test
    void whoever_sends_another_picture_is_asked_for_h264_once_the_stream_is_wanted() {
        publish("alice", "colour: 'rgb(200,0,0)'");
        assertThat(picture()).isEqualTo(Codec.VP8);
        world.room.open();

        world.room.broadcast(Set.of(Kind.values()));
        await().atMost(SOON).until(() -> world.room.publications().isEmpty());
        publish("alice", "colour: 'rgb(200,0,0)'");

        assertThat(picture()).isEqualTo(Codec.H264);
    }

    private Codec picture() {
        return world.room.publications().get(0).track(Kind.VIDEO).codec;
    }

    @Test
    void nothing_is_shown_before_the_start() {
        publish("alice", "codec: 'H264'");
        Broadcast broadcast = world.room.broadcast(Set.of(Kind.values()));
        broadcast.wanted();

        await().during(TWICE_AS_LONG_AS_A_FIRST_SEGMENT_TAKES)
                .atMost(SOON)
                .until(() -> segments(broadcast) == 0);
        world.room.open();

        await().atMost(SOON).until(() -> segments(broadcast) > 0);
    }

    private static long segments(Broadcast broadcast) {
        return broadcast.playlist().text().lines().filter(one -> one.startsWith("#EXTINF")).count();
    }

    private void publish(String person, String how) {
        page.evaluate("publish('%s', 'person=%s', { %s })".formatted(person, person, how));
        await().atMost(SOON)
                .until(
                        () ->
                                world.room.publications().stream()
                                        .anyMatch(one -> one.has(Kind.VIDEO)));
    }

    private static Path keep(Broadcast broadcast) {
        try {
            Path folder = Files.createTempDirectory("stream");
            String text = broadcast.playlist().text();
            for (String line : text.lines().toList()) {
                String name = line.replaceAll(".*URI=\"([^\"]+)\".*", "$1");
                if (broadcast.playlist().file(name).isPresent()) {
                    Files.write(
                            folder.resolve(name), broadcast.playlist().file(name).orElseThrow());
                }
            }
            Files.writeString(folder.resolve("p.m3u8"), text);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<?, ?> state() {
        return (Map<?, ?>) page.evaluate("streamedState()");
    }

    private double number(String figure) {
        return ((Number) state().get(figure)).doubleValue();
    }

    private int red() {
        return ((Number) ((List<?>) state().get("colour")).get(0)).intValue();
    }
}
