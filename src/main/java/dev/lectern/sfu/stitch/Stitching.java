package dev.lectern.sfu.stitch;

import dev.lectern.sfu.matroska.MatroskaFile;
import dev.lectern.sfu.matroska.MatroskaReader;
import dev.lectern.sfu.matroska.TrackDescription;
import dev.lectern.sfu.mp4.Mp4File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Puts recorded parts one behind the other, in one file for each run of the same codec. */
public final class Stitching {
    private static final TrackDescription SOUND = TrackDescription.opus();

    private final List<Path> parts;

    /** The parts in the order of time. */
    public Stitching(List<Path> parts) {
        this.parts = List.copyOf(parts);
    }

    /** A finished file; {@code first} is the part it begins with. */
    public record Stitched(Path path, Path first, long millis) {}

    /**
     * Makes the files in {@code folder}, called {@code name}, {@code name-2} and so on. Parts that
     * cannot be read or hold nothing are left out.
     */
    public List<Stitched> into(Path folder, String name) throws IOException {
        List<Stitched> made = new ArrayList<>();
        for (List<Part> run : runs()) {
            String numbered = made.isEmpty() ? name : name + "-" + (made.size() + 1);
            made.add(stitch(run, folder, numbered));
        }
        return made;
    }

    private List<List<Part>> runs() throws IOException {
        List<List<Part>> runs = new ArrayList<>();
        for (Path path : parts) {
            Part part = Part.of(path);
            if (part == null) continue;
            List<Part> last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && last.stream().allMatch(part::fits)) last.add(part);
            else runs.add(new ArrayList<>(List.of(part)));
        }
        return runs;
    }

    private static Stitched stitch(List<Part> run, Path folder, String name) throws IOException {
        boolean mp4 = run.stream().anyMatch(Part::isH264);
        Path path = folder.resolve(name + (mp4 ? ".mp4" : ".webm"));
        Path rough = folder.resolve(name + ".rough");
        Files.deleteIfExists(rough);
        long millis = mp4 ? mp4(run, rough) : webm(run, rough);
        try (FileChannel file = FileChannel.open(rough, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(
                rough, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Stitched(path, run.get(0).path(), millis);
    }

    private static long mp4(List<Part> run, Path path) throws IOException {
        Part first = run.stream().filter(Part::isH264).findFirst().orElseThrow();
        boolean changing =
                run.stream()
                        .filter(Part::isH264)
                        .anyMatch(part -> part.changing() || !part.hasSetupOf(first));
        Mp4File file = new Mp4File(first.format(), changing);
        return file.write(path, sink -> new Line(run, sink).lay());
    }

    private static long webm(List<Part> run, Path path) throws IOException {
        List<TrackDescription> tracks = new ArrayList<>();
        for (Part part : run) {
            if (tracks.isEmpty() && part.picture() != null) tracks.add(part.picture());
        }
        tracks.add(SOUND);
        long begin = 0;
        try (MatroskaFile file = MatroskaFile.create(path, tracks)) {
            for (Part part : run) {
                copy(part, file, tracks.size() - 1, begin);
                begin += part.millis();
            }
        }
        return begin;
    }

    private static void copy(Part part, MatroskaFile to, int sound, long begin) throws IOException {
        try (MatroskaReader reader = MatroskaReader.open(part.path())) {
            for (MatroskaReader.Frame one = reader.next(); one != null; one = reader.next()) {
                boolean picture = reader.tracks().get(one.track()).width() > 0;
                to.write(picture ? 0 : sound, begin + one.millis(), one.key(), one.bytes());
            }
        }
    }
}
