package dev.lectern.kit.files;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The door to files that people uploaded. A file's name is made of its owner and content, so
 * keeping it twice keeps one, an address never changes what it shows, and no owner's file is
 * another's. Several nodes share one directory.
 */
@ApplicationScoped
public class KeptFiles {
    private static final String ADDRESS = "/files/";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{40}\\.(png|jpg|webp)");
    private static final int NAME_BYTES = 20;

    private final Path folder;
    private final Vertx vertx;

    KeptFiles(
            @ConfigProperty(name = "lectern.files") Optional<String> own,
            @ConfigProperty(name = "lectern.data", defaultValue = "lectern-data") String data,
            Vertx vertx) {
        this.folder = own.map(Path::of).orElseGet(() -> Path.of(data, "files")).toAbsolutePath();
        this.vertx = vertx;
    }

    /** Makes a picture of what was sent; drawing is done one at a time, for it takes memory. */
    public Uni<Picture> draw(byte[] sent, Picture.Use use) {
        return vertx.executeBlocking(() -> Picture.of(sent, use), true);
    }

    /** The address that a picture of this owner has, or will have once it is kept. */
    public String address(UUID owner, Picture picture) {
        byte[] hash = sha256(owner, picture.content());
        String name = HexFormat.of().formatHex(Arrays.copyOf(hash, NAME_BYTES));
        return ADDRESS + name + '.' + picture.ending();
    }

    /** Keeps a picture; whoever asks for it to be kept sees to its being dropped some day. */
    public Uni<Void> keep(UUID owner, Picture picture) {
        Path file = place(address(owner, picture).substring(ADDRESS.length()));
        return blocking(() -> write(file, picture.content())).replaceWithVoid();
    }

    /** What stands under this address is not needed any more. */
    public Uni<Void> drop(String address) {
        return address.startsWith(ADDRESS) && isName(address.substring(ADDRESS.length()))
                ? blocking(() -> Files.deleteIfExists(place(address.substring(ADDRESS.length()))))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** The file of this name, if there is one. */
    Uni<Optional<Path>> find(String name) {
        return isName(name)
                ? blocking(() -> Optional.of(place(name)).filter(Files::isRegularFile))
                : Uni.createFrom().item(Optional.empty());
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private Path place(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    /**
     * Whole or not at all, also when two keep the same at once, and on the disk before it counts.
     */
    private static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Path beside = Files.createTempFile(file.getParent(), ".new", "");
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel folder = FileChannel.open(file.getParent())) {
                folder.force(true);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("A file cannot be kept in " + file.getParent(), e);
        }
    }

    private <T> Uni<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    private static byte[] sha256(UUID owner, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    ByteBuffer.allocate(16)
                            .putLong(owner.getMostSignificantBits())
                            .putLong(owner.getLeastSignificantBits())
                            .array());
            return digest.digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
