package dev.lectern.kit.db;

import dev.lectern.kit.db.EmbeddedPostgres.Unusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directory that holds everything of an installation, occupied by one process at a time. */
final class DataFolder {
    private static final int USUAL_PORT = 54320;

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
            if (tryLock(channel) == null) {
                channel.close();
                throw new Unusable(
                        "The data directory "
                                + data
                                + " is in use by another Lectern. Stop that one, or give this one"
                                + " its own by LECTERN_DATA.");
            }
            return new DataFolder(data, channel);
        } catch (IOException e) {
            throw new Unusable(
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
                Files.createFile(file, only("rw-------"));
                Files.writeString(file, HexFormat.of().formatHex(bytes), StandardOpenOption.SYNC);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The database's password cannot be kept in " + file, e);
        }
    }

    /** The port of the last time while it is free, so that tools find the server again. */
    int port() throws IOException {
        Path file = data.resolve("postgres-port");
        int wished =
                Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : USUAL_PORT;
        int port = isFree(wished) ? wished : anyFree();
        Files.writeString(file, Integer.toString(port));
        return port;
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

    private static int anyFree() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
