package dev.lectern.kit.db;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Group commit: what arrives for a key while a batch of that key is being written waits and is
 * written together as the next one. An idle key writes at once, a busy one in batches.
 *
 * <p>A batch runs apart from those who wait for it: a client that goes away cancels nothing. When a
 * batch fails each of its items is tried alone, so that one cannot spoil the others.
 */
public final class Batches<K, A, R> {
    private final int most;
    private final BiFunction<K, List<A>, Uni<List<R>>> write;
    private final Map<K, Line<A, R>> lines = new ConcurrentHashMap<>();

    /**
     * @param write answers with one result for each item, in their order
     */
    public Batches(int most, BiFunction<K, List<A>, Uni<List<R>>> write) {
        this.most = most;
        this.write = write;
    }

    public Uni<R> add(K key, A item) {
        Uni<R> result = Uni.createFrom().emitter(answer -> enter(key, new Waiting<>(item, answer)));
        Context context = Vertx.currentContext();
        return context == null ? result : result.emitOn(MutinyHelper.executor(context));
    }

    private void enter(K key, Waiting<A, R> waiting) {
        List<Waiting<A, R>> batch = new ArrayList<>();
        lines.compute(
                key,
                (same, line) -> {
                    Line<A, R> open = line == null ? new Line<>() : line;
                    open.queue.add(waiting);
                    if (!open.busy) {
                        open.busy = true;
                        open.take(most, batch);
                    }
                    return open;
                });
        run(key, batch);
    }

    private void run(K key, List<Waiting<A, R>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<A> items = batch.stream().map(Waiting::item).toList();
        Uni.createFrom()
                .deferred(() -> write.apply(key, items))
                .subscribe()
                .with(
                        results -> {
                            for (int at = 0; at < batch.size(); at++) {
                                batch.get(at).answer.complete(results.get(at));
                            }
                            next(key);
                        },
                        failure -> alone(key, batch, failure));
    }

    private void alone(K key, List<Waiting<A, R>> batch, Throwable failure) {
        if (batch.size() == 1) {
            batch.get(0).answer.fail(failure);
            next(key);
            return;
        }
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Waiting<A, R> one : batch) {
            all =
                    all.chain(() -> write.apply(key, List.of(one.item)))
                            .onItemOrFailure()
                            .invoke(
                                    (results, wrong) -> {
                                        if (wrong == null) {
                                            one.answer.complete(results.get(0));
                                        } else {
                                            one.answer.fail(wrong);
                                        }
                                    })
                            .onItemOrFailure()
                            .transform((results, wrong) -> null);
        }
        all.subscribe().with(done -> next(key), impossible -> next(key));
    }

    private void next(K key) {
        List<Waiting<A, R>> batch = new ArrayList<>();
        lines.computeIfPresent(
                key,
                (same, line) -> {
                    line.take(most, batch);
                    return batch.isEmpty() ? null : line;
                });
        run(key, batch);
    }

    private record Waiting<A, R>(A item, UniEmitter<? super R> answer) {}

    private static final class Line<A, R> {
        final ArrayDeque<Waiting<A, R>> queue = new ArrayDeque<>();
        boolean busy;

        void take(int most, List<Waiting<A, R>> batch) {
            while (batch.size() < most && !queue.isEmpty()) {
                batch.add(queue.poll());
            }
        }
    }
}
