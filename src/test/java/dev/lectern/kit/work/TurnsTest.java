package dev.lectern.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.kit.db.Ids;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that comes in crowds takes turns. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TurnsTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    @Inject WorkTable table;
    @Inject Pool pool;
    @Inject Clock clock;

    private final String kind = "turns-" + UUID.randomUUID();
    private final UUID large = Ids.next();
    private final UUID small = Ids.next();

    @AfterEach
    void nothing_is_left() {
        pool.preparedQuery("delete from work where kind = $1")
                .execute(Tuple.of(kind))
                .await()
                .indefinitely();
    }

    @Test
    void who_comes_after_a_large_crowd_does_not_wait_for_all_of_it() {
        waiting(large, 1_000);
        waiting(small, 5);

        List<UUID> claimed = claim(20);

        assertThat(claimed).filteredOn(small::equals).hasSize(5);
        assertThat(claimed).filteredOn(large::equals).hasSize(10);
    }

    @Test
    void a_crowd_alone_has_all_that_is_free() {
        waiting(large, 100);

        assertThat(claim(20)).hasSize(20);
    }

    @Test
    void of_more_crowds_than_hands_some_have_their_turn_now() {
        for (int n = 0; n < 10; n++) {
            waiting(Ids.next(), 3);
        }

        assertThat(claim(4)).hasSize(4).doesNotHaveDuplicates();
    }

    private void waiting(UUID lane, int count) {
        pool.preparedQuery(
                        """
                        insert into work (id, kind, payload, due_at, created_at, lane)
                        select gen_random_uuid(), $1, '{}', now() - interval '1 hour', now(), $2
                        from generate_series(1, $3)
                        """)
                .execute(Tuple.of(kind, lane, count))
                .await()
                .indefinitely();
    }

    /** The lanes of what was claimed. */
    private List<UUID> claim(int free) {
        List<UUID> ids =
                table
                        .claim(Map.of(kind, free), clock.instant(), LEASE)
                        .await()
                        .indefinitely()
                        .stream()
                        .map(Claim::id)
                        .toList();
        List<UUID> lanes = new java.util.ArrayList<>();
        pool.preparedQuery("select lane from work where id = any($1)")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .await()
                .indefinitely()
                .forEach(row -> lanes.add(row.getUUID(0)));
        return lanes;
    }
}
