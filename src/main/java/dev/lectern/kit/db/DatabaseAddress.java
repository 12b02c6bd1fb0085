package dev.lectern.kit.db;

import io.vertx.pgclient.PgConnectOptions;
import org.eclipse.microprofile.config.Config;

/** Where the database is, for those few who need a connection of their own beside the pool. */
public final class DatabaseAddress {
    private DatabaseAddress() {}

    public static PgConnectOptions in(Config config) {
        PgConnectOptions options =
                PgConnectOptions.fromUri(
                        config.getValues("quarkus.datasource.reactive.url", String.class).get(0));
        config.getOptionalValue("quarkus.datasource.username", String.class)
                .ifPresent(options::setUser);
        config.getOptionalValue("quarkus.datasource.password", String.class)
                .ifPresent(options::setPassword);
        return options;
    }
}
