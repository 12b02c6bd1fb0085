package dev.lectern.kit.work;

import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/** The connection that hears of new work is killed by the server. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class NotificationLineTest {
    private static final String LINES =
            "select pid from pg_stat_activity where query ilike 'listen %' or pid in (select pid"
                    + " from pg_stat_activity where query = 'select 1' and state = 'idle')";

    @Inject Work work;
    @Inject ScriptedHandler handler;
    @Inject Pool pool;

    @Test
    void a_killed_line_is_replaced_and_what_was_missed_is_caught() {
        await().atMost(Duration.ofSeconds(20)).until(() -> !lines().isEmpty());
        Set<Integer> killed = lines();
        String missed = UUID.randomUUID().toString();

        kill(killed);
        enqueue(missed);

        await().atMost(Duration.ofSeconds(20)).until(() -> handler.runsOf(missed).size() == 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !lines().isEmpty() && !lines().stream().anyMatch(killed::contains));
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(ConditionTimeoutException.class)
                .untilAsserted(this::isHeardAtOnce);
    }

    /** A notice arrives over the new line, not with the next tick. */
    private void isHeardAtOnce() {
        String prompt = UUID.randomUUID().toString();
        enqueue(prompt);
        await().atMost(Duration.ofMillis(500)).until(() -> handler.runsOf(prompt).size() == 1);
    }

    private void enqueue(String name) {
        Order order = Order.of(ScriptedHandler.KIND, new JsonObject().put("name", name));
        pool.withTransaction(connection -> work.enqueue(connection, List.of(order)))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private Set<Integer> lines() {
        RowSet<Row> rows = pool.query(LINES).executeAndAwait();
        Set<Integer> pids = new HashSet<>();
        rows.forEach(row -> pids.add(row.getInteger(0)));
        return pids;
    }

    private void kill(Set<Integer> pids) {
        pids.forEach(
                pid -> pool.query("select pg_terminate_backend(" + pid + ")").executeAndAwait());
    }
}
