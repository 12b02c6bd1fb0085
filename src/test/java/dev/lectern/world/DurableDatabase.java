package dev.lectern.world;

import dev.lectern.kit.db.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL as the product runs it, every commit on the disk: for benchmarks. */
public class DurableDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        Properties before = (Properties) System.getProperties().clone();
        try {
            server =
                    EmbeddedPostgres.startIn(
                            Files.createTempDirectory(Path.of("target"), "bench").toAbsolutePath());
            server.announce();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> told = new java.util.HashMap<>();
        System.getProperties()
                .forEach(
                        (name, value) -> {
                            if (!before.containsKey(name)
                                    && name.toString().startsWith("quarkus.datasource")) {
                                told.put(name.toString(), value.toString());
                            }
                        });
        return told;
    }

    @Override
    public void stop() {
        try (EmbeddedPostgres ended = server) {
            server = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
