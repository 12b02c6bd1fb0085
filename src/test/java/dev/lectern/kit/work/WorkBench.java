package dev.lectern.kit.work;

import dev.lectern.world.DurableDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures of durable work on the embedded database; see docs/performance.md. */
@QuarkusTest
@QuarkusTestResource(value = DurableDatabase.class, restrictToAnnotatedClass = true)
class WorkBench {
    private static final int JOBS = 100_000;
    private static final int SAMPLES = 300;

    @Inject Work work;
    @Inject Pool pool;
    @Inject EmptyHandler handler;

    @ApplicationScoped
    static class EmptyHandler implements Handler {
        private final AtomicInteger done = new AtomicInteger();
        private volatile CompletableFuture<Long> next = new CompletableFuture<>();

        int done() {
            return done.get();
        }

        void reset() {
            done.set(0);
        }

        CompletableFuture<Long> nextStart() {
            next = new CompletableFuture<>();
            return next;
        }

        @Override
        public String kind() {
            return "bench";
        }

        @Override
        public Uni<Void> handle(Job job) {
            next.complete(System.nanoTime());
            done.incrementAndGet();
            return Uni.createFrom().voidItem();
        }
    }

    @Test
    void empty_jobs_a_second() {
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            run(20_000, 100);
        }
        print("%,d jobs a second, enqueued 100 to a transaction", run(JOBS, 100));
        print("%,d jobs a second, enqueued 10 to a transaction", run(JOBS, 10));
        print("%,d jobs a second, enqueued each in a transaction of its own", run(JOBS / 4, 1));
    }

    @Test
    void from_commit_to_start_of_the_handler() throws Exception {
        long[] nanos = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            pause(i % 3 == 0 ? 1_200 : 30 + i % 50);
            CompletableFuture<Long> start = handler.nextStart();
            enqueue(1).await().indefinitely();
            long committed = System.nanoTime();
            nanos[i] = Math.max(0, start.get() - committed);
        }
        Arrays.sort(nanos);
        print(
                "from commit to start: median %.1f ms, p99 %.1f ms, longest %.1f ms",
                nanos[SAMPLES / 2] / 1e6,
                nanos[SAMPLES * 99 / 100] / 1e6,
                nanos[SAMPLES - 1] / 1e6);
    }

    private long run(int jobs, int each) {
        handler.reset();
        long start = System.nanoTime();
        Multi.createFrom()
                .range(0, jobs / each)
                .onItem()
                .transformToUni(i -> enqueue(each))
                .merge(8)
                .collect()
                .last()
                .await()
                .indefinitely();
        long enqueued = System.nanoTime();
        while (waiting() > 0) {
            pause(5);
        }
        long nanos = System.nanoTime() - start;
        print(
                "    (all enqueued after %.2f s, done after %.2f s)",
                (enqueued - start) / 1e9, nanos / 1e9);
        return jobs * 1_000_000_000L / nanos;
    }

    private Uni<Void> enqueue(int count) {
        List<Order> orders =
                IntStream.range(0, count)
                        .mapToObj(i -> Order.of("bench", new JsonObject().put("n", i)))
                        .toList();
        return pool.withTransaction(connection -> work.enqueue(connection, orders));
    }

    private long waiting() {
        return pool.query(
                        "select count(*) from (select 1 from work where kind = 'bench' limit 1) w")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static void pause(long millis) {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(millis))
                .await()
                .indefinitely();
    }

    private static void print(String words, Object... values) {
        System.out.println("FIGURE " + words.formatted(values));
    }
}
