package dev.lectern.kit.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server that starts with the application and keeps its data beside it.
 *
 * <p>It writes through to the disk, listens on this machine only, asks for a password, and outlives
 * a killed JVM: the next start finds it by its pid file and stops it first. When the server dies
 * while the application lives, it is started again on its port.
 */
public final class EmbeddedPostgres implements Closeable {
    private final DataFolder folder;
    private final int port;
    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private @Nullable Orphan itself;
    private boolean closing;

    private EmbeddedPostgres(
            io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, DataFolder folder) {
        this.server = server;
        this.folder = folder;
        this.port = server.getPort();
    }

    /**
     * Starts the server on the given data directory.
     *
     * @throws UnusableDatabase with a sentence for whoever starts it, when the directory cannot be
     *     used
     */
    public static EmbeddedPostgres startIn(Path data) {
        return startIn(data, Duration.ofSeconds(60));
    }

    static EmbeddedPostgres startIn(Path data, Duration patience) {
        DataFolder folder = DataFolder.occupy(data);
        try {
            folder.orphan().ifPresent(Orphan::stop);
            folder.putAsideUnfinished();
            return start(folder, patience);
        } catch (IOException | SQLException | RuntimeException e) {
            folder.release();
            throw e instanceof UnusableDatabase unusable
                    ? unusable
                    : new UnusableDatabase(
                            "The built-in PostgreSQL did not start in "
                                    + folder.postgres()
                                    + ". LECTERN_DATABASE_URL names another server instead.\n"
                                    + e.getMessage()
                                    + "\n"
                                    + folder.log().ofLastStart(),
                            e);
        }
    }

    private static EmbeddedPostgres start(DataFolder folder, Duration patience)
            throws IOException, SQLException {
        var server = durable(folder).setPGStartupWait(patience).setPort(folder.port()).start();
        if (folder.orphan().isEmpty()) {
            throw new IOException("Its port was taken while it started");
        }
        folder.guardBinaries();
        if (Files.notExists(folder.passwordMade())) {
            lock(server.getPostgresDatabase().getConnection(), folder);
        }
        var started = new EmbeddedPostgres(server, folder);
        started.watch();
        return started;
    }

    private static Builder durable(DataFolder folder) throws IOException {
        var server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder();
        return folder.log()
                .keptBy(server)
                .setDataDirectory(folder.postgres())
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setPgBinaryResolver(new PostgresPrograms(folder.binaries()))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", folder.password())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''");
    }

    private void watch() throws IOException {
        itself = folder.orphan().orElse(null);
        waitForDeath();
    }

    private void waitForDeath() {
        if (itself != null) {
            itself.process().onExit().thenRunAsync(this::revive);
        }
    }

    /**
     * What the dead server left running keeps a new one away for a moment: it is tried again. A
     * process that has no more files to open takes a living server for dead.
     */
    synchronized void revive() {
        if (closing) {
            return;
        }
        try {
            if (answers()) {
                waitForDeath();
                return;
            }
            Outage.noteDeath(port);
            server.close();
            server = durable(folder).setPort(port).start();
            folder.guardBinaries();
            watch();
        } catch (IOException | RuntimeException e) {
            Outage.noteFailure(e);
            CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS).execute(this::revive);
        }
    }

    /** Whoever cannot even ask does not know. */
    private boolean answers() throws IOException {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return line.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }

    /** A fresh server trusts everybody on this machine; from here on it asks for the password. */
    private static void lock(Connection connection, DataFolder folder)
            throws IOException, SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("alter user postgres password '" + folder.password() + "'");
            Files.writeString(
                    folder.postgres().resolve("pg_hba.conf"),
                    "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
            Files.createFile(folder.passwordMade());
        }
    }

    /** Tells Quarkus where the server listens. */
    public void announce() {
        String address = "://127.0.0.1:" + port() + "/postgres";
        System.setProperty("quarkus.datasource.jdbc.url", "jdbc:postgresql" + address);
        System.setProperty("quarkus.datasource.reactive.url", "postgresql" + address);
        System.setProperty("quarkus.datasource.username", "postgres");
        System.setProperty("quarkus.datasource.password", password());
    }

    public int port() {
        return port;
    }

    public String password() {
        return folder.password();
    }

    /** Stops the server; what was committed is on the disk. */
    @Override
    public synchronized void close() throws IOException {
        closing = true;
        try {
            server.close();
            if (itself != null && itself.process().isAlive()) {
                itself.stop();
            }
        } finally {
            folder.release();
        }
    }
}
