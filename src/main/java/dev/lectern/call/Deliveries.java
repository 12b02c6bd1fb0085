package dev.lectern.call;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** The webhooks that have been had, so that a second delivery is known. */
@ApplicationScoped
class Deliveries {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Pool pool;
    private final Clock clock;

    Deliveries(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Boolean> had(String provider, String id) {
        return pool.preparedQuery(
                        "select 1 from provider_delivery where provider = $1 and delivery_id = $2")
                .execute(Tuple.of(provider, id))
                .map(rows -> rows.size() > 0);
    }

    Uni<Void> mark(String provider, String id) {
        return pool.preparedQuery(
                        """
                        insert into provider_delivery (provider, delivery_id, received_at)
                        values ($1, $2, $3) on conflict do nothing
                        """)
                .execute(Tuple.of(provider, id, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> forgetOld() {
        return pool.preparedQuery("delete from provider_delivery where received_at < $1")
                .execute(Tuple.of(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
