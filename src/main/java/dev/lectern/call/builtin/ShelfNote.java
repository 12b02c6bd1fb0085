package dev.lectern.call.builtin;

import dev.lectern.sfu.RecordedFile;
import dev.lectern.sfu.stitch.Stitching.Stitched;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one recording that is over, in {@code recording.json} beside its files: which
 * files there are, why it ended, and which programme was made of them.
 */
final class ShelfNote {
    private static final String FILE = "recording.json";
    private static final String PROGRAMMES = "programmes";
    private static final String PART_OF = "partOf";

    private final Path folder;
    private final JsonObject json;

    private ShelfNote(Path folder, JsonObject json) {
        this.folder = folder;
        this.json = json;
    }

    /** A file to be watched again. */
    record Programme(String file, Instant startedAt, long millis) {}

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Empty where there is none. */
    static ShelfNote of(Path folder) {
        Path note = folder.resolve(FILE);
        try {
            return new ShelfNote(
                    folder,
                    Files.exists(note) ? new JsonObject(Files.readString(note)) : new JsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down what a recording consists of; nothing where its folder was thrown away. */
    static void over(Path folder, List<RecordedFile> files, String reason) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        JsonObject json = new JsonObject().put("reason", reason);
        for (RecordedFile file : files) {
            JsonObject entry =
                    new JsonObject()
                            .put("person", file.person())
                            .put("source", file.source().name())
                            .put("startedAt", file.startedAtMillis())
                            .put("millis", file.durationMillis());
            json.put(file.path().getFileName().toString(), entry);
        }
        new ShelfNote(folder, json).write();
    }

    /** When this part began, where that is known. */
    Optional<Instant> startOf(Path part) {
        JsonObject entry = json.getJsonObject(part.getFileName().toString());
        return Optional.ofNullable(entry)
                .map(one -> one.getLong("startedAt"))
                .map(Instant::ofEpochMilli);
    }

    boolean isBound() {
        return json.containsKey(PROGRAMMES) || isPartOfAnother();
    }

    boolean isPartOfAnother() {
        return json.containsKey(PART_OF);
    }

    /** Whether its programme was made of just these parts. */
    boolean isBoundOf(List<String> parts) {
        return json.containsKey(PROGRAMMES)
                && new JsonArray(parts).equals(json.getJsonArray("parts"));
    }

    /** Whether it ended by itself, because it could not be written. */
    boolean brokeOff() {
        return !json.getString("reason", "").isEmpty();
    }

    /** Whether anything of a programme was written. */
    boolean hasParts() {
        return !parts().isEmpty();
    }

    /** Of what its programme was made, as seen from beside its folder. */
    List<String> parts() {
        return json.getJsonArray("parts", new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
    }

    /** The folder in which its programme is. */
    Path head() {
        String other = json.getString(PART_OF);
        return other == null ? folder : folder.resolveSibling(other);
    }

    Optional<Instant> boundAt() {
        return Optional.ofNullable(json.getLong("boundAt")).map(Instant::ofEpochMilli);
    }

    List<Programme> programmes() {
        return json.getJsonArray(PROGRAMMES, new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(
                        one ->
                                new Programme(
                                        one.getString("file"),
                                        Instant.ofEpochMilli(one.getLong("startedAt")),
                                        one.getLong("millis")))
                .toList();
    }

    void bound(List<String> parts, List<Stitched> made, Instant now) {
        JsonArray programmes = new JsonArray();
        for (Stitched one : made) {
            Path home = Objects.requireNonNull(one.first().getParent());
            Instant started = of(home).startOf(one.first()).orElseGet(() -> Shelf.startOf(home));
            programmes.add(
                    new JsonObject()
                            .put("file", one.path().getFileName().toString())
                            .put("startedAt", started.toEpochMilli())
                            .put("millis", one.millis()));
        }
        json.put(PROGRAMMES, programmes);
        json.put("parts", new JsonArray(parts)).put("boundAt", now.toEpochMilli());
        json.remove(PART_OF);
        write();
    }

    void partOf(Path head) {
        json.put(PART_OF, head.getFileName().toString());
        json.remove(PROGRAMMES);
        write();
    }

    private void write() {
        try {
            Path rough = folder.resolve(FILE + ".rough");
            Files.writeString(rough, json.encodePrettily());
            Files.move(
                    rough,
                    folder.resolve(FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
