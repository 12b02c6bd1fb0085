package dev.lectern.kit.db;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Collections;
import java.util.function.Function;

/**
 * One reading for all who ask for the same at the same time. It begins after they asked, so nobody
 * gets what was true before; it has a context, and so a session, of its own.
 */
public final class Reads<K, V> {
    private static final int MOST = 1_000;

    private final Vertx vertx;
    private final Function<K, Uni<V>> read;
    private final Batches<K, K, V> batches;

    public Reads(Vertx vertx, Function<K, Uni<V>> read) {
        this.vertx = vertx;
        this.read = read;
        this.batches =
                new Batches<>(
                        MOST,
                        (key, asked) ->
                                apart(key).map(one -> Collections.nCopies(asked.size(), one)));
    }

    public Uni<V> ask(K key) {
        return batches.add(key, key);
    }

    private Uni<V> apart(K key) {
        return Uni.createFrom()
                .emitter(
                        answer -> {
                            Context context =
                                    VertxContext.createNewDuplicatedContext(
                                            vertx.getOrCreateContext());
                            VertxContextSafetyToggle.setContextSafe(context, true);
                            context.runOnContext(
                                    go ->
                                            read.apply(key)
                                                    .subscribe()
                                                    .with(answer::complete, answer::fail));
                        });
    }
}
