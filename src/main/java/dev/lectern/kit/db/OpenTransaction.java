package dev.lectern.kit.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * Statements of our own in the transaction of the session that is open on this context, in
 * PostgreSQL's words ({@code $1}) and with the types of its client. Nothing is flushed before them.
 *
 * <p>Not as native queries of Hibernate's: it keeps the plan of each under a key that equals no
 * other, so that a cache of two thousand fills with the same few statements, is searched from end
 * to end for each, and the plans of real queries are thrown out of it.
 */
public final class OpenTransaction {
    private OpenTransaction() {}

    /** How many rows it changed. */
    public static Uni<Integer> write(String statement, @Nullable Object... values) {
        return Panache.getSession().chain(session -> write(session, statement, values));
    }

    public static Uni<Integer> write(
            Mutiny.Session session, String statement, @Nullable Object... values) {
        return Uni.createFrom()
                .completionStage(() -> connection(session).update(statement, values));
    }

    public static Uni<List<Object[]>> read(String statement, @Nullable Object... values) {
        return Panache.getSession().chain(session -> read(session, statement, values));
    }

    public static Uni<List<Object[]>> read(
            Mutiny.Session session, String statement, @Nullable Object... values) {
        return Uni.createFrom()
                .completionStage(() -> connection(session).select(statement, values))
                .map(OpenTransaction::rows);
    }

    private static List<Object[]> rows(ReactiveConnection.Result result) {
        List<Object[]> rows = new ArrayList<>();
        result.forEachRemaining(rows::add);
        return rows;
    }

    private static ReactiveConnection connection(Mutiny.Session session) {
        return ((MutinySessionImpl) session).getReactiveConnection();
    }
}
