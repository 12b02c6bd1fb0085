package dev.lectern.kit.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The directory that holds everything of an installation, occupied by one process at a time. */
final class DataFolder {
    /** Below those that the system lends to outgoing connections. */
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 32_000;

    private static final int LOCK_TRIES = 15;
    private static final Duration LOCK_PAUSE = Duration.ofMillis(200);

    private final Path data;
    private final FileChannel channel;

    private DataFolder(Path data, FileChannel channel) {
        this.data = data;
        this.channel = channel;
    }

    /** The system lets go of the lock when the process ends, however it ends. */
    static DataFolder occupy(Path data) {
        try {
            make(data);
            FileChannel channel =
                    FileChannel.open(
                            data.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new UnusableDatabase(
                        "The data directory "
                                + data
                                + " is in use by another Lectern. Stop that one, or give this one"
                                + " its own by LECTERN_DATA.");
            }
            return new DataFolder(data, channel);
        } catch (IOException e) {
            throw new UnusableDatabase(
                    "The data directory "
                            + data
                            + " cannot be written. Make it writable for the user “"
                            + System.getProperty("user.name")
                            + "”, or name another by LECTERN_DATA.",
                    e);
        }
    }

    /** Others on this machine have no business in it, whatever the umask. */
    private static void make(Path data) throws IOException {
        if (Files.notExists(data)) {
            Files.createDirectories(data.toAbsolutePath().getParent());
            Files.createDirectory(data, only("rwx------"));
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> only(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }

    /** A process that was killed keeps its lock for the moment that the system takes to end it. */
    private static boolean locked(FileChannel channel) throws IOException {
        for (int tries = 0; tries < LOCK_TRIES; tries++) {
            if (tryLock(channel) != null) {
                return true;
            }
            LockSupport.parkNanos(LOCK_PAUSE.toNanos());
        }
        return false;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ourselves) {
            return null;
        }
    }

    Path postgres() {
        return data.resolve("postgres");
    }

    Path binaries() {
        return data.resolve("postgres-bin");
    }

    /** The library leaves the programs' directory open to everybody who gets that far. */
    void guardBinaries() throws IOException {
        Files.setPosixFilePermissions(binaries(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Stands once the server asks for the password. */
    Path passwordMade() {
        return postgres().resolve("lectern-password-set");
    }

    /** Made once, readable by the owner only. */
    String password() {
        Path file = data.resolve("postgres-password");
        try {
            if (Files.notExists(file)) {
                byte[] bytes = new byte[24];
                new SecureRandom().nextBytes(bytes);
                keep(file, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The database's password cannot be kept in " + file, e);
        }
    }

    /** The port of the last time while it is free, so that tools find the server again. */
    int port() throws IOException {
        Path file = data.resolve("postgres-port");
        if (Files.exists(file)) {
            OptionalInt last = portIn(Files.readString(file).strip());
            if (last.isPresent() && isFree(last.getAsInt())) {
                return last.getAsInt();
            }
        }
        int port = anyFree();
        keep(file, Integer.toString(port));
        return port;
    }

    private static OptionalInt portIn(String text) {
        return text.matches("[1-9][0-9]{0,4}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** Whole or not at all, whenever the process is killed. */
    private static void keep(Path file, String content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, only("rw-------"));
        Files.writeString(beside, content, StandardOpenOption.SYNC);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * A server that nobody could use yet holds nothing of ours: its start was interrupted. It is
     * put aside, never deleted: a copy restored by hand looks the same.
     */
    void putAsideUnfinished() throws IOException {
        if (Files.exists(postgres()) && Files.notExists(passwordMade())) {
            for (Orphan left : Orphan.allOf(binaries())) {
                left.kill();
            }
            Files.move(postgres(), freshName("postgres-unfinished"));
        }
    }

    private Path freshName(String name) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> data.resolve(name + "-" + number))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
    }

    Optional<Orphan> orphan() throws IOException {
        return Orphan.findIn(postgres(), binaries());
    }

    ServerLog log() {
        return new ServerLog(data.resolve("postgres-log"));
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock on " + data + " did not open", e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** By chance, so that two which start at the same moment do not choose the same. */
    private static int anyFree() {
        return new SecureRandom()
                .ints(LOWEST_PORT, HIGHEST_PORT)
                .filter(DataFolder::isFree)
                .findFirst()
                .orElseThrow();
    }
}
