package dev.lectern.sfu.stitch;

import dev.lectern.sfu.matroska.MatroskaFile;
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
import java.util.Objects;

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
        boolean changing = !run.stream().allMatch(part -> part.goesOnAs(first));
        Mp4File file = new Mp4File(first.format(), changing);
        return file.write(path, sink -> new Line(run, first.picture(), sink).lay());
    }

    private static long webm(List<Part> run, Path path) throws IOException {
        TrackDescription shown =
                run.stream().map(Part::picture).filter(Objects::nonNull).findFirst().orElse(null);
        int sound = shown == null ? 0 : 1;
        long begin = 0;
        try (MatroskaFile file =
                MatroskaFile.create(path, shown == null ? List.of(SOUND) : List.of(shown, SOUND))) {
            for (Part part : run) {
                long from = begin;
                part.read(
                        shown,
                        (isPicture, at, isKey, bytes) ->
                                file.write(isPicture ? 0 : sound, from + at, isKey, bytes));
                begin += part.millis();
            }
        }
        return begin;
    }
}
