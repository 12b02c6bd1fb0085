package dev.lectern.kit.db;

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
 * <p>It is known by {@code postmaster.pid}, whose first line is its process id, and by running from
 * the programs beside that directory: after a restart of the machine the number may be another's.
 * Nobody uses it: who comes here holds the lock of the directory. SIGINT is PostgreSQL's fast
 * shutdown.
 */
record Orphan(ProcessHandle process) {
    private static final int PATIENCE_SECONDS = 30;

    static Optional<Orphan> findIn(Path postgres, Path binaries) throws IOException {
        Path pidFile = postgres.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        Optional<Orphan> named = ProcessHandle.of(pidIn(pidFile)).map(Orphan::new);
        if (named.isEmpty()
                || Files.notExists(binaries)
                || !named.get().runsFrom(binaries.toRealPath())) {
            Files.delete(pidFile);
            return Optional.empty();
        }
        return named;
    }

    /** Also what makes a new data directory, which no pid file names. */
    static List<Orphan> allOf(Path binaries) throws IOException {
        if (Files.notExists(binaries)) {
            return List.of();
        }
        Path programs = binaries.toRealPath();
        return ProcessHandle.allProcesses()
                .map(Orphan::new)
                .filter(orphan -> orphan.runsFrom(programs))
                .toList();
    }

    void stop() {
        try {
            // the shell's own: a bare Debian has no program of that name
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new UnusableDatabase(
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

    /** For one that has nothing to lose, and may be at a step where it hears of no signal. */
    void kill() {
        process.destroyForcibly();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnusableDatabase(
                    "Process " + process.pid() + " of an earlier start does not end. End it first.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ending an earlier start", e);
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

    private boolean runsFrom(Path programs) {
        return process.info()
                .command()
                .filter(path -> Path.of(path).startsWith(programs))
                .isPresent();
    }
}
