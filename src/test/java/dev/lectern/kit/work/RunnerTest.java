package dev.lectern.kit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runners beside the application's own, each on a kind of work that only they know. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RunnerTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Inject Work work;
    @Inject WorkTable table;
    @Inject Bell bell;
    @Inject WorkWatch watch;
    @Inject Clock clock;
    @Inject Vertx vertx;
    @Inject Pool pool;

    private final String kind = "test-" + UUID.randomUUID();

    @Test
    void two_nodes_do_each_job_once() {
        Map<UUID, AtomicInteger> runs = new ConcurrentHashMap<>();
        Function<Job, Uni<Void>> count =
                job -> {
                    runs.computeIfAbsent(job.id(), id -> new AtomicInteger()).incrementAndGet();
                    return Uni.createFrom().voidItem();
                };
        Runner first = runner(count);
        Runner second = runner(count);

        enqueue(2000);
        first.start(Duration.ofMillis(50));
        second.start(Duration.ofMillis(50));

        await().atMost(Duration.ofSeconds(20)).until(() -> rows() == 0);
        assertThat(runs).hasSize(2000).allSatisfy((id, n) -> assertThat(n).hasValue(1));
        stop(first);
        stop(second);
    }

    @Test
    void a_stopping_node_gives_back_what_it_holds() {
        List<Job> begun = new ArrayList<>();
        Runner stopping =
                runner(
                        job -> {
                            synchronized (begun) {
                                begun.add(job);
                            }
                            return Uni.createFrom().nothing();
                        });
        enqueue(20);
        stopping.start(Duration.ofMillis(50));
        await().until(() -> begun.size() == 8);

        stopping.drain(Duration.ofMillis(200)).await().atMost(Duration.ofSeconds(5));

        assertThat(
                        one("select count(*) from work where kind = $1 and state = 'waiting'")
                                .getLong(0))
                .isEqualTo(20);
        assertThat(one("select max(attempts) from work where kind = $1").getInteger(0)).isZero();
    }

    @Test
    void what_a_killed_node_held_comes_back_and_its_late_word_counts_for_nothing() {
        enqueue(1);
        Claim lost = claimOne(Duration.ofMillis(1));
        await().until(() -> table.bringBackExpired().await().indefinitely() >= 0 && waiting() == 1);

        Claim again = claimOne(LEASE);
        table.finish(List.of(lost)).await().indefinitely();
        table.park(lost, "too late").await().indefinitely();

        assertThat(again.fence()).isGreaterThan(lost.fence());
        assertThat(again.job().attempt()).isEqualTo(2);
        assertThat(one("select state from work where kind = $1").getString(0)).isEqualTo("running");
        table.finish(List.of(again)).await().indefinitely();
        assertThat(rows()).isZero();
    }

    @Test
    void what_fails_while_the_same_was_enqueued_anew_leaves_one() {
        work.enqueue(pool, List.of(order().once("key"))).await().indefinitely();
        Claim running = claimOne(LEASE);
        work.enqueue(pool, List.of(order().once("key"))).await().indefinitely();

        List<Claim> beside =
                table.claim(Map.of(kind, 5), Instant.now(), LEASE).await().indefinitely();
        table.again(running, new Outcome.Again(Instant.now(), "no", true)).await().indefinitely();

        assertThat(beside).as("one of a key runs at a time").isEmpty();
        assertThat(rows()).isEqualTo(1);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void an_attempt_without_an_answer_ends_with_the_handlers_patience() {
        Runner impatient = runner(job -> Uni.createFrom().nothing());
        enqueue(1);

        impatient.start(Duration.ofMillis(50));

        await().until(
                        () ->
                                rows() == 1
                                        && one("select last_error from work where kind = $1")
                                                        .getString(0)
                                                != null);
        assertThat(one("select last_error from work where kind = $1").getString(0))
                .isEqualTo("TimeoutException: No answer within 2 s.");
        stop(impatient);
    }

    private Runner runner(Function<Job, Uni<Void>> script) {
        return new Runner(vertx, table, bell, watch, clock, LEASE, List.of(handler(script)));
    }

    private Handler handler(Function<Job, Uni<Void>> script) {
        return new Handler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Uni<Void> handle(Job job) {
                return script.apply(job);
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(2);
            }
        };
    }

    private void stop(Runner runner) {
        runner.drain(Duration.ofSeconds(1)).await().atMost(Duration.ofSeconds(5));
    }

    private Claim claimOne(Duration lease) {
        return table.claim(Map.of(kind, 1), Instant.now().plusSeconds(1), lease)
                .await()
                .indefinitely()
                .get(0);
    }

    private Order order() {
        return Order.of(kind, new JsonObject());
    }

    private void enqueue(int count) {
        List<Order> orders = IntStream.range(0, count).mapToObj(i -> order()).toList();
        work.enqueue(pool, orders).await().indefinitely();
    }

    private long rows() {
        return one("select count(*) from work where kind = $1").getLong(0);
    }

    private long waiting() {
        return one("select count(*) from work where kind = $1 and state = 'waiting'").getLong(0);
    }

    private Row one(String sql) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(kind))
                .await()
                .indefinitely()
                .iterator()
                .next();
    }
}
