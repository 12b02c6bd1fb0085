package dev.lectern.kit.token;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The name of the master secret that this database is written with, kept in the database itself, so
 * that a node with another secret is noticed: it could open neither links nor credentials.
 *
 * <p>A node that knows the secret in force and signs with another of its own puts its own in force
 * as it starts; that is a rotation.
 */
@ApplicationScoped
class SecretInForce {
    private static final Logger LOG = Logger.getLogger(SecretInForce.class);
    private static final String PUT =
            """
            insert into secret_in_force (name) values ($1)
            on conflict (one) do update set name = excluded.name
            where secret_in_force.name = any ($2)
            """;
    private static final String READ = "select name from secret_in_force";

    private final Pool pool;
    private final List<String> known;

    @Inject
    SecretInForce(Pool pool, MasterSecret secret) {
        this(pool, secret.keys().stream().map(Keys::id).toList());
    }

    SecretInForce(Pool pool, List<String> known) {
        this.pool = pool;
        this.known = known;
    }

    void start(@Observes StartupEvent event) {
        put().subscribe()
                .with(
                        done -> {},
                        failure ->
                                LOG.warnf(
                                        "Could not compare secrets: %s; the health check tries"
                                                + " again",
                                        failure.getMessage()));
    }

    /** Puts the first of ours in force where there is none, or one that we know. */
    Uni<Void> put() {
        return pool.preparedQuery(PUT)
                .execute(Tuple.of(known.get(0), known.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Whether this node understands what the others sign and seal. */
    Uni<Boolean> isKnown() {
        return pool.preparedQuery(READ).execute().chain(this::compare);
    }

    private Uni<Boolean> compare(RowSet<Row> found) {
        return found.size() == 0
                ? put().chain(this::isKnown)
                : Uni.createFrom().item(known.contains(found.iterator().next().getString(0)));
    }
}
