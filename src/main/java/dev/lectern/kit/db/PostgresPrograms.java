package dev.lectern.kit.db;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs, unpacked once into the data directory.
 *
 * <p>The library would unpack them in Java, two seconds of a first start, and hold the whole
 * archive in memory at every other. Where the machine has {@code tar} and {@code xz}, those do it:
 * the library is then given the archive's name in place of the archive, and finds it unpacked under
 * that name's digest. Where they are missing it does it all as ever.
 */
final class PostgresPrograms implements PgBinaryResolver {
    private static final PgBinaryResolver ARCHIVES = DefaultPostgresBinaryResolver.INSTANCE;

    private final Path folder;

    PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        byte[] name = nameOf(system, machine);
        Path unpacked = folder.resolve("PG-" + HexFormat.of().formatHex(md5().digest(name)));
        Path done = unpacked.resolve(".exists");
        if (Files.exists(done) || unpack(system, machine, unpacked, done)) {
            return new ByteArrayInputStream(name);
        }
        return ARCHIVES.getPgBinary(system, machine);
    }

    /** What is in the archive names it, so that the next version goes beside this one. */
    private static byte[] nameOf(String system, String machine) throws IOException {
        try (var archive = new DigestInputStream(ARCHIVES.getPgBinary(system, machine), md5())) {
            archive.transferTo(OutputStream.nullOutputStream());
            String digest = HexFormat.of().formatHex(archive.getMessageDigest().digest());
            return digest.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static boolean unpack(String system, String machine, Path into, Path done)
            throws IOException {
        if (!isThere("tar") || !isThere("xz")) {
            return false;
        }
        Files.createDirectories(into);
        Process tar = tarInto(into);
        try (InputStream archive = ARCHIVES.getPgBinary(system, machine);
                OutputStream input = tar.getOutputStream()) {
            archive.transferTo(input);
        }
        try {
            if (tar.waitFor() != 0) {
                throw new IOException("tar could not unpack PostgreSQL into " + into);
            }
            Files.createFile(done);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while unpacking PostgreSQL", e);
        }
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Process tarInto(Path folder) throws IOException {
        return new ProcessBuilder("tar", "-xJ", "--no-same-owner", "-C", folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
