package dev.lectern.call.builtin;

import dev.lectern.call.CallRecording;
import dev.lectern.sfu.RecordedFile;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where recordings stand: {@code <room>/<recording>/} under {@code LECTERN_RECORDINGS}, which is
 * {@code recordings} in the data directory unless said otherwise, with the engine's files and, once
 * it is over, {@code recording.json}. A recording without it that nobody writes any more was cut
 * off by a crash; what is there can be played.
 */
@ApplicationScoped
class Shelf {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]{1,120}\\.(webm|mkv)");
    private static final String NOTE = "recording.json";

    private final Path root;

    Shelf(
            @ConfigProperty(name = "lectern.recordings") Optional<String> folder,
            @ConfigProperty(name = "lectern.data", defaultValue = "lectern-data") String data) {
        this.root =
                folder.filter(text -> !text.isBlank())
                        .map(Path::of)
                        .orElseGet(() -> Path.of(data).resolve("recordings"))
                        .toAbsolutePath();
    }

    /** A new place for a recording of this room that begins now. */
    Path place(String room, Instant now) {
        Path folder = root.resolve(name(room)).resolve(Long.toString(now.toEpochMilli()));
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down what a finished recording consists of. */
    void note(Path folder, List<RecordedFile> files, String reason) {
        JsonObject note = new JsonObject().put("reason", reason);
        for (RecordedFile file : files) {
            JsonObject entry =
                    new JsonObject()
                            .put("person", file.person())
                            .put("source", file.source().name())
                            .put("startedAt", file.startedAtMillis())
                            .put("millis", file.durationMillis());
            note.put(file.path().getFileName().toString(), entry);
        }
        try {
            Files.writeString(folder.resolve(NOTE), note.encodePrettily());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is kept of this room: one entry for each file of the programme, oldest first. */
    List<CallRecording> of(String room, Optional<Path> underWay) {
        List<CallRecording> all = new ArrayList<>();
        for (Path folder : sorted(root.resolve(name(room)))) {
            if (underWay.isPresent() && underWay.get().equals(folder)) {
                all.add(recording(folder, null, CallRecording.State.RECORDING));
                continue;
            }
            List<Path> programme =
                    sorted(folder).stream()
                            .filter(file -> file.getFileName().toString().startsWith("programme"))
                            .toList();
            if (programme.isEmpty()) {
                all.add(recording(folder, null, CallRecording.State.FAILED));
            }
            for (Path file : programme) {
                all.add(recording(folder, file, CallRecording.State.READY));
            }
        }
        return all;
    }

    private static CallRecording recording(
            Path folder, @Nullable Path file, CallRecording.State state) {
        String begun = folder.getFileName().toString();
        Instant started = Instant.ofEpochMilli(Long.parseLong(begun));
        if (file == null) {
            return new CallRecording(begun, state, started, null, null, null);
        }
        String name = file.getFileName().toString();
        JsonObject entry = noteOf(folder).getJsonObject(name, new JsonObject());
        Long millis = entry.getLong("millis");
        Long startedAt = entry.getLong("startedAt");
        return new CallRecording(
                begun + "-" + name.replace('.', '-'),
                state,
                startedAt == null ? started : Instant.ofEpochMilli(startedAt),
                millis == null ? null : Duration.ofMillis(millis),
                size(file),
                name);
    }

    private static JsonObject noteOf(Path folder) {
        Path note = folder.resolve(NOTE);
        try {
            return Files.exists(note) ? new JsonObject(Files.readString(note)) : new JsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a recording that is ready. */
    Optional<Path> find(String room, String recording) {
        return of(room, Optional.empty()).stream()
                .filter(one -> one.id().equals(recording))
                .findFirst()
                .flatMap(one -> Optional.ofNullable(one.fileName()))
                .map(name -> file(room, recording.substring(0, recording.indexOf('-')), name));
    }

    private Path file(String room, String folder, String file) {
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("no file of a recording: " + file);
        }
        return root.resolve(name(room)).resolve(name(folder)).resolve(file);
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

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("no name of a room or recording: " + text);
        }
        return text;
    }
}
