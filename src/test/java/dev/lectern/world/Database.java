package dev.lectern.world;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;

/** A real PostgreSQL for the tests, made for one run and gone with it. */
public class Database implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        try {
            server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
        } catch (IOException e) {
            throw new IllegalStateException("The tests' PostgreSQL did not start", e);
        }
        String address = "://127.0.0.1:" + server.getPort() + "/postgres";
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql" + address,
                "quarkus.datasource.reactive.url",
                "postgresql" + address,
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres");
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("The tests' PostgreSQL did not stop", e);
        }
    }
}
