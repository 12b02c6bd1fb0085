package dev.lectern.kit.bus;

import dev.lectern.kit.db.DatabaseAddress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes run on this database: each holds a shared advisory lock on a connection of its own,
 * which falls with the node, however it ends. With Redis it is one lock, without it another.
 */
@ApplicationScoped
class NodePresence {
    private static final int LOCKS = 7046;
    private static final int WITH_REDIS = 1;
    private static final int WITHOUT_REDIS = 2;
    private static final long LOOK_MILLIS = 2_000;
    private static final String COUNT =
            """
            select count(*), count(*) filter (where objid = 2) from pg_locks
            where locktype = 'advisory' and classid = 7046 and objsubid = 2 and granted
              and database = (select oid from pg_database where datname = current_database())
            """;

    private final Vertx vertx;
    private final Bus bus;
    private volatile @Nullable PgConnection connection;
    private volatile boolean open = true;
    private volatile boolean apart;

    NodePresence(Vertx vertx, Bus bus) {
        this.vertx = vertx;
        this.bus = bus;
    }

    /** Whether nodes share this database that cannot hear each other. */
    boolean apart() {
        return apart;
    }

    void start(@Observes StartupEvent event) {
        PgConnectOptions options = DatabaseAddress.in(ConfigProvider.getConfig());
        vertx.getOrCreateContext().runOnContext(ignored -> connect(options));
    }

    void stop(@Observes ShutdownEvent event) {
        open = false;
        PgConnection held = connection;
        if (held != null) {
            held.close();
        }
    }

    private void connect(PgConnectOptions options) {
        if (!open) {
            return;
        }
        PgConnection.connect(vertx, options)
                .onSuccess(held -> present(held, options))
                .onFailure(failure -> later(() -> connect(options)));
    }

    private void present(PgConnection held, PgConnectOptions options) {
        connection = held;
        held.closeHandler(ignored -> later(() -> connect(options)));
        int lock = bus instanceof RedisBus ? WITH_REDIS : WITHOUT_REDIS;
        held.preparedQuery("select pg_advisory_lock_shared($1, $2)")
                .execute(Tuple.of(LOCKS, lock))
                .onSuccess(locked -> look(held))
                .onFailure(failure -> held.close());
    }

    private void look(PgConnection held) {
        if (!open || held != connection) {
            return;
        }
        held.query(COUNT)
                .execute()
                .onSuccess(
                        rows -> {
                            counted(rows.iterator().next());
                            later(() -> look(held));
                        })
                .onFailure(failure -> held.close());
    }

    private void counted(Row row) {
        apart = row.getLong(0) > 1 && row.getLong(1) > 0;
    }

    private void later(Runnable step) {
        if (open) {
            vertx.setTimer(LOOK_MILLIS, ignored -> step.run());
        }
    }
}
