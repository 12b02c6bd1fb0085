package dev.lectern.sfu.hls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.h264.AvcConfiguration;
import dev.lectern.sfu.h264.BlankPicture;
import dev.lectern.world.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmenterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final byte[] SOUND = {(byte) 0xFC, (byte) 0xFF, (byte) 0xFE};
    private static final AvcConfiguration FORMAT =
            AvcConfiguration.of(
                    new byte[] {
                        0x67,
                        0x42,
                        (byte) 0xC0,
                        0x1F,
                        (byte) 0x8C,
                        (byte) 0x8D,
                        0x40,
                        0x28,
                        0x02,
                        (byte) 0xDD,
                        (byte) 0x80
                    },
                    new byte[] {0x68, (byte) 0xCE, 0x3C, (byte) 0x80});

    private final Playlist playlist = new Playlist();
    private final Segmenter segmenter =
            new Segmenter(playlist, true, true, nanos -> nanos / 1_000_000);

    @Test
    void a_segment_ends_at_the_first_key_frame_after_two_seconds() {
        play(0, 7 * SECOND, 900);

        assertThat(durations()).containsExactly("1.800", "2.700");
        assertThat(playlist.text()).contains("#EXT-X-TARGETDURATION:4\n").doesNotContain("ENDLIST");
    }

    @Test
    void without_a_key_frame_a_segment_ends_after_four_seconds() {
        play(0, 9 * SECOND, 60_000);

        assertThat(durations()).containsExactly("4.000", "4.000");
    }

    @Test
    void the_window_slides_and_old_pieces_go() {
        play(0, 60 * SECOND, 2_000);

        assertThat(durations()).hasSize(8);
        assertThat(playlist.text()).contains("#EXT-X-MEDIA-SEQUENCE:21\n");
        assertThat(playlist.file("21.m4s")).isPresent();
        assertThat(playlist.file("3.m4s")).isEmpty();
        assertThat(playlist.file("header-1.mp4")).isPresent();
    }

    @Test
    void a_picture_that_goes_is_a_break_and_blank_until_it_comes_back() {
        play(0, 3 * SECOND, 1_000);
        segmenter.blank(3 * SECOND);
        for (long at = 3 * SECOND; at < 6 * SECOND; at += SECOND / 50) segmenter.sound(at, SOUND);
        play(6 * SECOND, 9 * SECOND, 1_000);

        String text = playlist.text();
        assertThat(durations()).containsExactly("1.000", "2.000", "3.000", "2.000");
        assertThat(text).containsSubsequence("header-1", "DISCONTINUITY\n", "header-2");
        assertThat(text).containsSubsequence("header-2", "DISCONTINUITY\n", "header-3");
    }

    @Test
    void breaks_that_slid_out_are_counted() {
        play(0, 3 * SECOND, 1_000);
        segmenter.blank(3 * SECOND);
        segmenter.passed(60 * SECOND);

        assertThat(playlist.text())
                .contains("#EXT-X-DISCONTINUITY-SEQUENCE:2\n")
                .doesNotContain("#EXT-X-DISCONTINUITY\n");
    }

    @Test
    void a_stream_that_goes_on_elsewhere_goes_on_with_higher_numbers() {
        play(500 * SECOND, 503 * SECOND, 1_000);

        assertThat(playlist.text()).contains("#EXT-X-MEDIA-SEQUENCE:500\n");
    }

    @Test
    void what_is_over_says_so() {
        play(0, 3 * SECOND, 1_000);

        segmenter.end(3 * SECOND);

        assertThat(playlist.text()).endsWith("2.000,\n1.m4s\n#EXT-X-ENDLIST\n");
    }

    @Test
    void the_last_moment_is_long_enough_for_players_to_notice() {
        play(0, 3 * SECOND + SECOND / 20, 1_000);

        segmenter.end(3 * SECOND + SECOND / 20);

        assertThat(durations()).containsExactly("1.000", "2.000", "0.500");
        assertThat(playlist.text()).endsWith("#EXT-X-ENDLIST\n");
    }

    @Test
    void no_moment_too_short_to_notice_stands_between_two_formats() {
        play(0, 3 * SECOND + SECOND / 20, 1_000);
        segmenter.blank(3 * SECOND + SECOND / 20);
        segmenter.passed(6 * SECOND);

        assertThat(durations()).containsExactly("1.000", "2.000", "3.000");
        assertThat(playlist.text())
                .containsSubsequence("header-1", "DISCONTINUITY\n", "header-2", "3.000,\n");
    }

    @Test
    void a_reader_waits_for_the_first_segment_and_again_after_a_sleep() {
        assertThat(playlist.begun().toCompletableFuture()).isNotDone();
        play(0, 3 * SECOND, 1_000);
        assertThat(playlist.begun().toCompletableFuture()).isDone();

        segmenter.interrupt(3 * SECOND);
        segmenter.forget();

        assertThat(playlist.text()).isEmpty();
        assertThat(playlist.begun().toCompletableFuture()).isNotDone();
        play(60 * SECOND, 63 * SECOND, 1_000);
        assertThat(playlist.text()).contains("MEDIA-SEQUENCE:2\n", "DISCONTINUITY-SEQUENCE:2\n");
    }

    @Test
    void ffmpeg_decodes_the_blank_picture_and_the_silence_without_a_word(@TempDir Path folder)
            throws IOException {
        Ffmpeg.requireInstalled();
        segmenter.blank(0);
        segmenter.passed(10 * SECOND);
        segmenter.end(10 * SECOND);

        Path file = written(folder);

        assertThat(Ffmpeg.complaintsAbout(file.toString())).isEmpty();
        List<String> facts =
                Ffmpeg.entries(file.toString(), "stream=codec_name,width,height:format=duration");
        assertThat(facts).contains("codec_name=h264", "width=1280", "height=720");
        assertThat(facts).contains("codec_name=opus", "duration=10.000000");
    }

    private Path written(Path folder) throws IOException {
        for (String line : playlist.text().lines().toList()) {
            String name = line.replaceAll(".*URI=\"([^\"]+)\".*", "$1");
            if (playlist.file(name).isPresent()) {
                Files.write(folder.resolve(name), playlist.file(name).orElseThrow());
            }
        }
        return Files.writeString(folder.resolve("p.m3u8"), playlist.text());
    }

    /** Thirty pictures a second, a key frame every so many milliseconds, and sound. */
    private void play(long from, long to, long keyEvery) {
        byte[] units = BlankPicture.number(0);
        for (long frame = 0; from + frame * SECOND / 30 < to; frame++) {
            long at = from + frame * SECOND / 30;
            boolean key = frame % (keyEvery * 30 / 1000) == 0;
            segmenter.picture(at, FORMAT, key, units);
            segmenter.sound(at + 1, SOUND);
        }
    }

    private List<String> durations() {
        return playlist.text()
                .lines()
                .filter(line -> line.startsWith("#EXTINF:"))
                .map(line -> line.substring(8, line.length() - 1))
                .toList();
    }
}
