package dev.lectern.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.world.Database;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WorkTest {
    @Inject Work work;
    @Inject ScriptedHandler handler;
    @Inject Pool pool;

    private final String name = UUID.randomUUID().toString();

    @Test
    void work_runs_after_its_transaction_commits() {
        inTransaction(() -> work.enqueue(order()));

        await().until(() -> handler.runsOf(name).size() == 1);
        await().until(() -> row() == null);
        assertThat(handler.runsOf(name).get(0).attempt()).isEqualTo(1);
    }

    @Test
    void work_of_a_transaction_that_fails_never_was() {
        Assertions.assertThatThrownBy(
                        () ->
                                inTransaction(
                                        () ->
                                                work.enqueue(order())
                                                        .chain(
                                                                () ->
                                                                        Uni.createFrom()
                                                                                .failure(
                                                                                        new IllegalStateException(
                                                                                                "undo")))))
                .hasMessage("undo");
        String later = name + "-later";
        inTransaction(() -> work.enqueue(order(later)));

        await().until(() -> handler.runsOf(later).size() == 1);
        assertThat(handler.runsOf(name)).isEmpty();
    }

    @Test
    void the_same_key_waits_only_once() {
        Instant soon = Instant.now().plusSeconds(3600);

        inTransaction(() -> work.enqueue(order().once(name).at(soon)));
        inTransaction(() -> work.enqueue(order().once(name).at(soon)));
        await(
                pool.withTransaction(
                        connection ->
                                work.enqueue(
                                        connection,
                                        List.of(order().once(name).at(soon), order().once(name)))));

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void what_is_withdrawn_does_not_run() {
        inTransaction(() -> work.enqueue(order().once(name).at(Instant.now().plusSeconds(3600))));

        boolean was = inTransaction(() -> work.withdraw(ScriptedHandler.KIND, name));

        assertThat(was).isTrue();
        assertThat(count()).isZero();
    }

    @Test
    void work_for_later_waits_for_its_time() {
        Instant due = Instant.now().plusMillis(1500);

        inTransaction(() -> work.enqueue(order().at(due)));

        await().atMost(Duration.ofSeconds(30)).until(() -> handler.runsOf(name).size() == 1);
        assertThat(Instant.now()).isAfterOrEqualTo(due);
    }

    @Test
    void what_fails_comes_again_with_the_same_idempotency_key() {
        handler.script(
                name,
                job ->
                        job.attempt() < 3
                                ? Uni.createFrom().failure(new IllegalStateException("not today"))
                                : Uni.createFrom().voidItem());

        inTransaction(() -> work.enqueue(order()));

        await().until(() -> handler.runsOf(name).size() == 3 && row() == null);
        assertThat(handler.runsOf(name).stream().map(Job::attempt)).containsExactly(1, 2, 3);
        assertThat(handler.runsOf(name).stream().map(Job::idempotencyKey).distinct()).hasSize(1);
    }

    @Test
    void after_its_last_attempt_work_is_parked_with_the_error() {
        handler.script(name, job -> Uni.createFrom().failure(new IllegalStateException("never")));

        inTransaction(() -> work.enqueue(order()));

        await().until(() -> row() != null && row().getString("state").equals("parked"));
        assertThat(handler.runsOf(name)).hasSize(3);
        assertThat(row().getString("last_error")).isEqualTo("IllegalStateException: never");
    }

    @Test
    void what_no_repetition_can_mend_is_parked_at_once() {
        handler.script(name, job -> Uni.createFrom().failure(new Refused("Choose another.")));
        String other = name + "-provider";
        handler.script(
                other,
                job ->
                        Uni.createFrom()
                                .failure(
                                        ProviderFailed.permanently(
                                                "daily", Sentence.said("bad key"))));

        inTransaction(() -> work.enqueue(order()));
        inTransaction(() -> work.enqueue(order(other)));

        await().until(() -> row() != null && row().getString("state").equals("parked"));
        await().until(() -> row(other) != null && row(other).getString("state").equals("parked"));
        assertThat(row().getString("last_error")).isEqualTo("Choose another.");
        assertThat(handler.runsOf(name)).hasSize(1);
        assertThat(handler.runsOf(other)).hasSize(1);
    }

    @Test
    void what_is_too_early_comes_again_uncounted() {
        handler.script(
                name,
                job ->
                        handler.runsOf(name).size() < 5
                                ? Uni.createFrom()
                                        .failure(new NotYet(Instant.now(), "The tap is shut."))
                                : Uni.createFrom().voidItem());

        inTransaction(() -> work.enqueue(order()));

        await().until(() -> handler.runsOf(name).size() == 5 && row() == null);
        assertThat(handler.runsOf(name)).allMatch(job -> job.attempt() == 1);
    }

    @Test
    void never_more_run_at_once_than_the_kind_allows() {
        handler.script(
                name,
                job -> Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(20)));
        List<Order> orders = IntStream.range(0, 60).mapToObj(i -> order()).toList();

        await(pool.withTransaction(connection -> work.enqueue(connection, orders)));

        await().atMost(Duration.ofSeconds(20)).until(() -> handler.runsOf(name).size() == 60);
        assertThat(handler.mostAtOnce()).isEqualTo(3);
    }

    private Order order() {
        return order(name);
    }

    private static Order order(String name) {
        return Order.of(ScriptedHandler.KIND, new JsonObject().put("name", name));
    }

    private Row row() {
        return row(name);
    }

    private Row row(String of) {
        RowSet<Row> rows = rows("select * from work where payload ->> 'name' = $1", of);
        return rows.size() == 0 ? null : rows.iterator().next();
    }

    private long count() {
        return rows("select count(*) from work where payload ->> 'name' = $1", name)
                .iterator()
                .next()
                .getLong(0);
    }

    private RowSet<Row> rows(String sql, String parameter) {
        return await(pool.preparedQuery(sql).execute(Tuple.of(parameter)));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }

    private static org.awaitility.core.ConditionFactory await() {
        return org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private static <T> T inTransaction(Supplier<Uni<T>> what) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(what));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
