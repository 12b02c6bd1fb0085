package dev.lectern.kit.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The PostgreSQL server that starts with the application and keeps its data beside it. */
public final class EmbeddedPostgres {
    private final int port;

    private EmbeddedPostgres(int port) {
        this.port = port;
    }

    /** Starts the server on the given data directory, durable, and stops it with the JVM. */
    public static EmbeddedPostgres startIn(Path data) {
        try {
            Files.createDirectories(data);
            var server =
                    io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                            .setDataDirectory(data.resolve("postgres"))
                            .setOverrideWorkingDirectory(data.resolve("postgres-bin").toFile())
                            .setCleanDataDirectory(false)
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .start();
            return new EmbeddedPostgres(server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start in " + data, e);
        }
    }

    /** Tells Quarkus where the server listens. */
    public void announce() {
        String address = "://127.0.0.1:" + port + "/postgres";
        System.setProperty("quarkus.datasource.jdbc.url", "jdbc:postgresql" + address);
        System.setProperty("quarkus.datasource.reactive.url", "postgresql" + address);
        System.setProperty("quarkus.datasource.username", "postgres");
        System.setProperty("quarkus.datasource.password", "postgres");
    }

    public int port() {
        return port;
    }
}
