package dev.lectern.kit.token;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secret that every key is derived from: {@code LECTERN_SECRET}, else a file made once in the
 * data directory. Several secrets separated by commas rotate it: the first signs and seals, all of
 * them are still understood.
 */
@ApplicationScoped
class MasterSecret {
    private static final int SHORTEST = 16;

    private final List<Keys> keys;

    MasterSecret(
            @ConfigProperty(name = "lectern.secret") Optional<String> setting,
            @ConfigProperty(name = "lectern.data", defaultValue = "lectern-data") String data) {
        this.keys =
                Keys.of(
                        setting.filter(text -> !text.isBlank())
                                .map(MasterSecret::fromSetting)
                                .orElseGet(() -> List.of(fromFile(Path.of(data)))));
    }

    /** The first signs; at least one. */
    List<Keys> keys() {
        return keys;
    }

    static List<String> fromSetting(String setting) {
        List<String> secrets =
                Arrays.stream(setting.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
        if (secrets.isEmpty() || secrets.stream().anyMatch(s -> s.length() < SHORTEST)) {
            throw new ConfigurationException(
                    "LECTERN_SECRET is too short: give it at least "
                            + SHORTEST
                            + " random characters, as `openssl rand -base64 32` prints.");
        }
        return secrets;
    }

    static String fromFile(Path data) {
        Path file = data.resolve("secret");
        try {
            if (Files.notExists(file)) {
                makeIn(data, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The secret could not be kept in " + file + ": set LECTERN_SECRET instead", e);
        }
    }

    /** Written aside and moved, so that a crash leaves the whole secret or none. */
    private static void makeIn(Path data, Path file) throws IOException {
        Files.createDirectories(data);
        Path made = Files.createTempFile(data, "secret", ".new", readableByOwner(data));
        Files.writeString(made, Secret.random() + System.lineSeparator(), StandardOpenOption.SYNC);
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] readableByOwner(Path directory) throws IOException {
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
