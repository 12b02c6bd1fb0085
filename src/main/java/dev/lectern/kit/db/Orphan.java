package dev.lectern.kit.db;

import dev.lectern.kit.db.EmbeddedPostgres.Unusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that a killed JVM left running on our data directory.
 *
 * <p>It is known by {@code postmaster.pid}, whose first line is its process id. Nobody uses it: who
 * comes here holds the lock of the directory. SIGINT is PostgreSQL's fast shutdown.
 */
record Orphan(ProcessHandle process) {
    private static final int PATIENCE_SECONDS = 30;

    static Optional<Orphan> findIn(Path postgres) {
        Path pidFile = postgres.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        Optional<ProcessHandle> named = ProcessHandle.of(pidIn(pidFile));
        if (named.filter(Orphan::isPostgres).isEmpty()) {
            forget(pidFile);
            return Optional.empty();
        }
        return named.map(Orphan::new);
    }

    void stop() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new Unusable(
                    "A PostgreSQL server of an earlier start (process "
                            + process.pid()
                            + ") still runs on the data directory and does not stop. End it, then"
                            + " start again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stopping an earlier server", e);
        }
    }

    private static long pidIn(Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty() ? -1 : Long.parseLong(lines.get(0).strip());
        } catch (NumberFormatException torn) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pidFile, e);
        }
    }

    /** After a restart of the machine the number may be somebody else's. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(path -> path.contains("postgres")).isPresent();
    }

    private static void forget(Path pidFile) {
        try {
            Files.delete(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the stale " + pidFile, e);
        }
    }
}
