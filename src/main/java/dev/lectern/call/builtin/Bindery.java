package dev.lectern.call.builtin;

import dev.lectern.kit.work.NotYet;
import dev.lectern.sfu.matroska.MatroskaFile;
import dev.lectern.sfu.stitch.Stitching;
import dev.lectern.sfu.stitch.Stitching.Stitched;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Makes of the parts of recordings the programme that people watch again: of each recording one
 * while the room is open, of all of them one after its end. Parts that a crash cut off are repaired
 * first. Blocks; may be begun again at any time.
 */
@ApplicationScoped
class Bindery {
    static final Duration PARTS_STAY = Duration.ofMinutes(30);
    private static final Logger LOG = Logger.getLogger(Bindery.class);
    private static final Pattern PART = Pattern.compile("programme-(\\d+)-(\\d+)\\.(webm|mkv)");
    private static final Pattern RECORDED = Pattern.compile(".*\\.(webm|mkv)");
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration UNTIL_THERE_IS_SPACE = Duration.ofMinutes(10);
    private static final long LEAST_SPACE = 300L << 20;

    private final Shelf shelf;
    private final Clock clock;

    Bindery(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Answers whether parts are left that can go later. */
    boolean bind(String room, boolean over) throws IOException {
        List<Path> folders = new ArrayList<>(shelf.folders(room));
        boolean underWay = folders.removeIf(shelf::isUnderWay);
        if (underWay && over) {
            throw new NotYet(clock.instant().plus(SOON), "A recording is still being closed.");
        }
        if (over && !folders.isEmpty()) {
            bindAll(folders);
        } else {
            for (Path folder : folders) {
                if (!ShelfNote.of(folder).isBound()) {
                    bind(List.of(folder));
                }
            }
        }
        return over && tidy(folders);
    }

    /**
     * A programme of whose parts some are gone stays as it is: nothing else can be made of the
     * rest. What came later has its own.
     */
    private void bindAll(List<Path> folders) throws IOException {
        List<Path> gone = folders.stream().filter(Bindery::isFinal).toList();
        List<Path> others = folders.stream().filter(folder -> !gone.contains(folder)).toList();
        if (gone.isEmpty() || !parts(others).isEmpty()) {
            bind(others);
        } else {
            addEmpty(ShelfNote.of(gone.get(0)).head(), others);
        }
    }

    private static boolean isFinal(Path folder) {
        Path head = ShelfNote.of(folder).head();
        return ShelfNote.of(head).parts().stream()
                .anyMatch(part -> !Files.exists(head.resolveSibling(part)));
    }

    /** The first folder gets the programme of all. */
    private void bind(List<Path> folders) throws IOException {
        Path head = folders.get(0);
        ShelfNote note = ShelfNote.of(head);
        List<Path> parts = parts(folders);
        List<String> names = parts.stream().map(Bindery::nameOf).toList();
        if (parts.isEmpty() && note.isBound() || note.isBoundOf(names)) {
            addEmpty(head, folders);
            return;
        }
        if (note.isPartOfAnother()) {
            return;
        }
        requireSpace(head, parts);
        for (Path folder : folders) {
            repair(folder);
        }
        List<Stitched> made = new Stitching(parts).into(head, "programme");
        ShelfNote.of(head).bound(names, made, clock.instant());
        for (Path folder : folders.subList(1, folders.size())) {
            for (ShelfNote.Programme own : ShelfNote.of(folder).programmes()) {
                Files.deleteIfExists(folder.resolve(own.file()));
            }
            ShelfNote.of(folder).partOf(head);
        }
        LOG.infof("The programme in %s is put together of %d parts", head, parts.size());
    }

    /** There is nothing of which to make another: what came later holds nothing more. */
    private static void addEmpty(Path head, List<Path> folders) {
        for (Path folder : folders) {
            ShelfNote later = ShelfNote.of(folder);
            if (!later.isBound()) {
                later.partOf(head);
            }
        }
    }

    private void requireSpace(Path folder, List<Path> parts) throws IOException {
        long needed = LEAST_SPACE;
        for (Path part : parts) {
            needed += Files.size(part);
        }
        if (Files.getFileStore(folder).getUsableSpace() < needed) {
            throw new NotYet(
                    clock.instant().plus(UNTIL_THERE_IS_SPACE),
                    "There is too little space on the disk to put a recording together.");
        }
    }

    /** A recording with a note was closed well; of one without, every file may be cut off. */
    private static void repair(Path folder) throws IOException {
        if (ShelfNote.isIn(folder)) {
            return;
        }
        for (Path file : files(folder)) {
            if (RECORDED.matcher(file.getFileName().toString()).matches()) {
                try {
                    MatroskaFile.repair(file);
                } catch (IOException unreadable) {
                    LOG.warnf("%s holds nothing that can be read: %s", file, unreadable);
                }
            }
        }
    }

    private static List<Path> parts(List<Path> folders) {
        List<Path> parts = new ArrayList<>();
        for (Path folder : folders) {
            files(folder).stream()
                    .filter(file -> PART.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingLong(Bindery::order))
                    .forEach(parts::add);
        }
        return parts;
    }

    private static long order(Path part) {
        Matcher name = PART.matcher(part.getFileName().toString());
        return name.matches()
                ? Long.parseLong(name.group(1)) << 32 | Long.parseLong(name.group(2))
                : 0;
    }

    private static String nameOf(Path part) {
        return Objects.requireNonNull(part.getParent()).getFileName() + "/" + part.getFileName();
    }

    /**
     * Whoever goes live again soon after the end needs the parts once more; later nobody does. Of
     * each it counts when the programme was made that holds it.
     */
    private boolean tidy(List<Path> folders) throws IOException {
        Instant until = clock.instant().minus(PARTS_STAY);
        boolean left = false;
        for (Path folder : folders) {
            List<Path> parts = parts(List.of(folder));
            ShelfNote head = ShelfNote.of(ShelfNote.of(folder).head());
            if (parts.isEmpty() || head.programmes().isEmpty()) {
                continue;
            }
            if (head.boundAt().filter(until::isAfter).isEmpty()) {
                left = true;
                continue;
            }
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
        return left;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
