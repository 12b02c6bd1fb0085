package dev.lectern.world;

import static org.awaitility.Awaitility.await;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/** Durable work, which is done once its row is gone. */
public final class Works {
    private static final String LEFT =
            """
            select 1 from work where kind = $1 and lower(payload ->> 'address') = lower($2)
            """;

    private Works() {}

    /** Waits until nothing of this kind is left to do about an address. */
    public static void done(Pool database, String kind, String address) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                database.preparedQuery(LEFT)
                                                .executeAndAwait(Tuple.of(kind, address))
                                                .size()
                                        == 0);
    }
}
