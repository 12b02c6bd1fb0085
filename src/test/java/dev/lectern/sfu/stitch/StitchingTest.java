package dev.lectern.sfu.stitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.h264.BlankPicture;
import dev.lectern.sfu.matroska.BlankFrame;
import dev.lectern.sfu.matroska.MatroskaFile;
import dev.lectern.sfu.matroska.MatroskaReader;
import dev.lectern.sfu.matroska.TrackDescription;
import dev.lectern.sfu.stitch.Stitching.Stitched;
import dev.lectern.world.Ffmpeg;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StitchingTest {
    private static final byte[] SOUND = {(byte) 0xFC, (byte) 0xFF, (byte) 0xFE};
    private static final TrackDescription PICTURE = TrackDescription.h264(BlankPicture.FORMAT);
    private @TempDir Path folder;

    @Test
    void parts_become_one_mp4_that_lasts_as_long_as_they_do_together() throws IOException {
        List<Path> parts = List.of(part("a.mkv", 4_000), part("b.mkv", 3_000));

        List<Stitched> made = new Stitching(parts).into(folder, "programme");

        assertThat(made).hasSize(1);
        assertThat(made.get(0).path()).hasFileName("programme.mp4");
        assertThat(made.get(0).millis()).isBetween(6_900L, 7_100L);
        assertThat(folder.resolve("programme.rough")).doesNotExist();
        Ffmpeg.requireInstalled();
        String file = made.get(0).path().toString();
        assertThat(Ffmpeg.complaintsAbout(file)).isEmpty();
        assertThat(Ffmpeg.entries(file, "stream=codec_name,nb_frames,width"))
                .contains("codec_name=h264", "codec_name=opus", "width=1280", "nb_frames=210");
    }

    @Test
    void what_a_crash_cut_off_gets_its_length_and_its_index() throws IOException {
        Path part = part("a.mkv", 5_000);
        long whole = Files.size(part);
        Path cut = unclosed("cut.mkv", 5_000);
        assertThat(Files.size(cut)).isLessThan(whole);

        long millis = MatroskaFile.repair(cut);

        assertThat(millis).isBetween(3_500L, 5_020L);
        try (MatroskaReader reader = MatroskaReader.open(cut)) {
            assertThat(reader.isWhole()).isTrue();
        }
        assertThat(MatroskaFile.repair(cut)).isEqualTo(millis);
        Ffmpeg.requireInstalled();
        assertThat(Ffmpeg.complaintsAbout(cut.toString())).isEmpty();
        assertThat(Ffmpeg.complaintsAbout(cut.toString(), "-ss", "2")).isEmpty();
        String length = Ffmpeg.entries(cut.toString(), "format=duration").get(0).substring(9);
        assertThat(Double.parseDouble(length)).isBetween(3.5, 5.1);
    }

    @Test
    void sound_alone_becomes_webm_and_parts_with_nothing_in_them_are_left_out() throws IOException {
        Path sound = sound("sound.webm", 2_000);
        Path nothing = folder.resolve("nothing.webm");
        MatroskaFile.create(nothing, List.of(TrackDescription.opus())).close();

        List<Stitched> made = new Stitching(List.of(nothing, sound)).into(folder, "programme");

        assertThat(made).extracting(Stitched::millis).containsExactly(2_000L);
        Ffmpeg.requireInstalled();
        assertThat(Ffmpeg.complaintsAbout(made.get(0).path().toString())).isEmpty();
    }

    @Test
    void another_codec_begins_another_file_and_a_second_run_makes_the_same() throws IOException {
        Path other = folder.resolve("vp8.webm");
        List<TrackDescription> vp8 =
                List.of(TrackDescription.vp8(640, 360), TrackDescription.opus());
        try (MatroskaFile file = MatroskaFile.create(other, vp8)) {
            file.write(0, 0, true, new byte[20]);
            for (long at = 0; at < 1_000; at += 20) file.write(1, at, true, SOUND);
        }
        List<Path> parts = List.of(part("a.mkv", 1_000), other, part("b.mkv", 1_000));

        List<Stitched> made = new Stitching(parts).into(folder, "programme");
        List<Long> sizes = sizes(made);
        List<Stitched> again = new Stitching(parts).into(folder, "programme");

        assertThat(made)
                .extracting(one -> one.path().getFileName().toString())
                .containsExactly("programme.mp4", "programme-2.webm", "programme-3.mp4");
        assertThat(again).isEqualTo(made);
        assertThat(sizes(again)).isEqualTo(sizes);
    }

    @Test
    void where_nobody_sends_a_picture_yet_it_is_blank_and_not_the_first_to_come()
            throws IOException {
        List<Path> parts =
                List.of(sound("a.webm", 1_000), sound("b.webm", 12_000), part("c.mkv", 1_000));

        List<Stitched> made = new Stitching(parts).into(folder, "programme");

        assertThat(made).hasSize(1);
        String file = made.get(0).path().toString();
        assertThat(made.get(0).millis()).isBetween(13_900L, 14_100L);
        assertThat(Ffmpeg.complaintsAbout(file)).isEmpty();
        assertThat(shownAt(file))
                .hasSize(3 + 30)
                .startsWith("pts_time=0.000000", "pts_time=1.000000", "pts_time=11.000000")
                .contains("pts_time=13.000000");
    }

    @Test
    void so_it_is_in_webm_where_the_first_picture_comes_late() throws IOException {
        TrackDescription vp8 = TrackDescription.vp8(160, 90);
        Path late = folder.resolve("late.webm");
        try (MatroskaFile file = MatroskaFile.create(late, List.of(vp8, TrackDescription.opus()))) {
            for (long at = 0; at < 3_000; at += 20) {
                file.write(1, at, true, SOUND);
                if (at >= 2_000 && at % 100 == 0) file.write(0, at, true, BlankFrame.of(vp8, 0));
            }
        }

        List<Stitched> made =
                new Stitching(List.of(sound("a.webm", 1_000), late)).into(folder, "programme");

        assertThat(made).hasSize(1);
        String file = made.get(0).path().toString();
        assertThat(Ffmpeg.complaintsAbout(file)).isEmpty();
        assertThat(shownAt(file))
                .hasSize(2 + 10)
                .startsWith("pts_time=0.000000", "pts_time=1.000000", "pts_time=3.000000");
    }

    @Test
    void silence_stands_beside_the_pictures_that_it_belongs_to() throws IOException {
        Path silent = folder.resolve("silent.mkv");
        try (MatroskaFile file = begun(silent)) {
            for (long i = 0; i < 600; i++) file.write(0, i * 33, true, BlankPicture.number(i));
        }

        String file = new Stitching(List.of(silent)).into(folder, "all").get(0).path().toString();

        List<Long> sounds = placesOf(file, "a");
        List<Long> pictures = placesOf(file, "v");
        assertThat(sounds.get(sounds.size() / 2)).isLessThan(pictures.get(pictures.size() - 1));
        assertThat(pictures.get(pictures.size() / 2)).isLessThan(sounds.get(sounds.size() - 1));
    }

    @Test
    void sound_that_comes_late_from_another_line_is_kept() throws IOException {
        byte[] voice = {(byte) 0xFC, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        Path late = folder.resolve("late.mkv");
        try (MatroskaFile file = begun(late)) {
            for (long at = 0; at < 8_000; at += 20) {
                if (at % 40 == 0) file.write(0, at, true, BlankPicture.number(at / 40));
                if (at >= 2_500) file.write(1, at - 2_500, true, voice);
            }
        }

        String file = new Stitching(List.of(late)).into(folder, "all").get(0).path().toString();

        assertThat(Ffmpeg.entries(file, "packet=size", "-select_streams", "a"))
                .filteredOn(("size=" + voice.length)::equals)
                .hasSize(5_500 / 20);
    }

    private static List<Long> placesOf(String file, String kind) {
        return Ffmpeg.entries(file, "packet=pos", "-select_streams", kind).stream()
                .map(line -> Long.valueOf(line.substring("pos=".length())))
                .toList();
    }

    private static List<String> shownAt(String file) {
        return Ffmpeg.entries(file, "packet=pts_time", "-select_streams", "v");
    }

    private Path sound(String name, long millis) throws IOException {
        Path path = folder.resolve(name);
        try (MatroskaFile file = MatroskaFile.create(path, List.of(TrackDescription.opus()))) {
            for (long at = 0; at < millis; at += 20) file.write(0, at, true, SOUND);
        }
        return path;
    }

    private static List<Long> sizes(List<Stitched> made) throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (Stitched one : made) sizes.add(Files.size(one.path()));
        return sizes;
    }

    private Path part(String name, long millis) throws IOException {
        Path path = folder.resolve(name);
        try (MatroskaFile file = begun(path)) {
            fill(file, millis);
        }
        return path;
    }

    /** As a crash leaves it: not closed, and the last cluster not whole. */
    private Path unclosed(String name, long millis) throws IOException {
        Path path = folder.resolve(name);
        MatroskaFile file = begun(path);
        fill(file, millis);
        file.flush();
        try (RandomAccessFile raw = new RandomAccessFile(path.toFile(), "rw")) {
            raw.setLength(raw.length() - 500);
        }
        return path;
    }

    private static MatroskaFile begun(Path path) throws IOException {
        return MatroskaFile.create(path, List.of(PICTURE, TrackDescription.opus()));
    }

    private static void fill(MatroskaFile file, long millis) throws IOException {
        for (long i = 0; i < millis * 30 / 1_000; i++) {
            file.write(0, i * 1_000 / 30, true, BlankPicture.number(i));
        }
        for (long at = 0; at < millis; at += 20) file.write(1, at, true, SOUND);
    }
}
