package dev.lectern.call.builtin;

import dev.lectern.call.CallRecording;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.sfu.RecordedFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where recordings stand: {@code recordings/<room>/<recording>/} under the data directory, with the
 * engine's files, the programme that {@link Bindery} makes of them, and a {@link ShelfNote} once it
 * is over. A node knows which of them it is writing itself; one without a note that nobody writes
 * was cut off by a crash. That another node still writes is seen by its touching the folder again
 * and again.
 */
@ApplicationScoped
class Shelf {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Duration UNTOUCHED = Duration.ofSeconds(60);

    /** A node alone may still have a predecessor that is about to end. */
    private static final Duration UNTOUCHED_ALONE = Duration.ofSeconds(15);

    private static final Sentence NOTHING_SHOWN =
            Sentence.of(
                    "Nobody showed or said anything while it was recorded.",
                    "Während der Aufzeichnung hat niemand etwas gezeigt oder gesagt.");
    private static final Sentence UNREADABLE =
            Sentence.of(
                    "Nothing in its files can be played.",
                    "In ihren Dateien ist nichts, was sich abspielen lässt.");
    private static final Sentence UNWRITTEN =
            Sentence.of(
                    "The disk took nothing of it: it was full or could not be written.",
                    "Die Platte nahm nichts davon an: Sie war voll oder nicht beschreibbar.");

    private final Path root;
    private final Clock clock;
    private final Homes homes;

    /** The folders that are written here, at this moment. */
    private final Set<Path> written = ConcurrentHashMap.newKeySet();

    /** {@code LECTERN_RECORDINGS}, which several nodes share, else in the data directory. */
    Shelf(
            @ConfigProperty(name = "lectern.recordings") Optional<String> folder,
            @ConfigProperty(name = "lectern.data", defaultValue = "lectern-data") String data,
            Clock clock,
            Homes homes) {
        this.clock = clock;
        this.homes = homes;
        this.root =
                folder.filter(text -> !text.isBlank())
                        .map(Path::of)
                        .orElseGet(() -> Path.of(data).resolve("recordings"))
                        .toAbsolutePath();
    }

    /** The directory of all recordings, or what of the way to it there is. */
    Path root() {
        Path there = root;
        while (!Files.isDirectory(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    /** A new place for a recording of this room that begins now, and nobody else's. */
    Path place(String room, Instant now) {
        try {
            return place(Files.createDirectories(root.resolve(name(room))), now.toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(Path room, long from) throws IOException {
        long at = from;
        while (!isFree(room.resolve(Long.toString(at)))) {
            at++;
        }
        Path folder = room.resolve(Long.toString(at));
        try {
            return Files.createDirectory(folder);
        } catch (IOException e) {
            written.remove(folder);
            throw e;
        }
    }

    private boolean isFree(Path folder) {
        return !Files.exists(folder) && written.add(folder);
    }

    /** Says that somebody is writing here; false where the place is gone. */
    boolean touch(Path folder) {
        try {
            Files.setLastModifiedTime(folder, FileTime.from(clock.instant()));
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Nothing more is written here. */
    void close(Path folder, List<RecordedFile> files, String reason) {
        try {
            ShelfNote.over(folder, files, reason);
        } finally {
            written.remove(folder);
        }
    }

    /** Whether this node is writing here; at a room's home nobody else does. */
    private boolean isWritten(Path folder) {
        return written.contains(folder) && !ShelfNote.isIn(folder);
    }

    /** Whether somebody is writing here, or may still be, on whatever node. */
    boolean isUnderWay(Path folder) {
        return isWritten(folder) || isTouched(folder);
    }

    private boolean isTouched(Path folder) {
        Duration untouched = homes.isAlone() ? UNTOUCHED_ALONE : UNTOUCHED;
        try {
            Instant touched = Files.getLastModifiedTime(folder).toInstant();
            return !ShelfNote.isIn(folder) && touched.plus(untouched).isAfter(clock.instant());
        } catch (IOException gone) {
            return false;
        }
    }

    /** The folders of a room's recordings, oldest first. */
    List<Path> folders(String room) {
        return sorted(root.resolve(name(room))).stream()
                .filter(Files::isDirectory)
                .sorted(Comparator.comparing(Shelf::startOf))
                .toList();
    }

    /** Rooms with recordings that are over and not put together yet. */
    List<String> unbound() {
        return sorted(root).stream()
                .map(room -> room.getFileName().toString())
                .filter(room -> NAME.matcher(room).matches())
                .filter(room -> folders(room).stream().anyMatch(this::isUnbound))
                .toList();
    }

    private boolean isUnbound(Path folder) {
        return !isUnderWay(folder) && !ShelfNote.of(folder).isBound();
    }

    /** What is kept of this room, oldest first, as its home sees it. */
    List<CallRecording> of(String room) {
        List<CallRecording> all = new ArrayList<>();
        for (Path folder : folders(room)) {
            all.addAll(in(folder));
        }
        return all;
    }

    private List<CallRecording> in(Path folder) {
        ShelfNote note = ShelfNote.of(folder);
        if (isWritten(folder)) {
            return List.of(unfinished(folder, CallRecording.State.RECORDING));
        }
        if (!note.isBound()) {
            return List.of(unfinished(folder, CallRecording.State.PROCESSING));
        }
        if (note.isPartOfAnother()) {
            return List.of();
        }
        List<ShelfNote.Programme> programmes = note.programmes();
        if (programmes.isEmpty()) {
            return List.of(failed(folder, why(note)));
        }
        List<CallRecording> ready = new ArrayList<>();
        for (ShelfNote.Programme one : programmes) {
            ready.add(ready(folder, one, ready.size()));
        }
        return ready;
    }

    private static Sentence why(ShelfNote note) {
        if (note.hasParts()) {
            return UNREADABLE;
        }
        return note.brokeOff() ? UNWRITTEN : NOTHING_SHOWN;
    }

    private static CallRecording failed(Path folder, Sentence why) {
        return new CallRecording(
                begun(folder), CallRecording.State.FAILED, startOf(folder), null, null, null, why);
    }

    private static CallRecording unfinished(Path folder, CallRecording.State state) {
        return new CallRecording(begun(folder), state, startOf(folder), null, null, null);
    }

    private static CallRecording ready(Path folder, ShelfNote.Programme one, int index) {
        return new CallRecording(
                index == 0 ? begun(folder) : begun(folder) + "-" + (index + 1),
                CallRecording.State.READY,
                one.startedAt(),
                Duration.ofMillis(one.millis()),
                size(folder.resolve(one.file())),
                one.file());
    }

    private static String begun(Path folder) {
        return folder.getFileName().toString();
    }

    /** When a recording began, by the name of its folder. */
    static Instant startOf(Path folder) {
        return Instant.ofEpochMilli(Long.parseLong(begun(folder)));
    }

    /** The file of a recording that is ready. */
    Optional<Path> find(String room, String recording) {
        return of(room).stream()
                .filter(one -> one.id().equals(recording))
                .findFirst()
                .flatMap(one -> file(room, recording.replaceFirst("-.*", ""), one.fileName()));
    }

    private Optional<Path> file(String room, String folder, @Nullable String file) {
        return Optional.ofNullable(file)
                .map(name -> root.resolve(name(room)).resolve(name(folder)).resolve(name));
    }

    /** Throws away all of a room's recordings. */
    void erase(String room) {
        Path folder = root.resolve(name(room));
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sorted(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return null;
        }
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("no name of a room or recording: " + text);
        }
        return text;
    }
}
