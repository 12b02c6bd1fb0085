package dev.lectern.world;

import dev.lectern.kit.db.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL as the product runs it, every commit on the disk: for benchmarks. */
public class DurableDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "bench").toAbsolutePath();
            EmbeddedPostgres started = EmbeddedPostgres.startIn(folder);
            server = started;
            String address = "://127.0.0.1:" + started.port() + "/postgres";
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql" + address,
                    "quarkus.datasource.reactive.url",
                    "postgresql" + address,
                    "quarkus.datasource.username",
                    "postgres",
                    "quarkus.datasource.password",
                    started.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
