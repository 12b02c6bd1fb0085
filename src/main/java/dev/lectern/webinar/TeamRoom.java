package dev.lectern.webinar;

import dev.lectern.kit.web.TimeWords;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Meeting right away: a team room planned for this moment, to be taken live by whoever planned it.
 */
final class TeamRoom {
    private TeamRoom() {}

    static Uni<WebinarView> plan(
            Planning planning,
            Caller caller,
            @Nullable JsonObject wishes,
            TimeWords times,
            Clock clock) {
        Instant now = clock.instant();
        String usual = times.day(now) + ", " + times.clock(now);
        return Panache.withTransaction(
                () -> planning.create(caller, Copying.now(wishes, usual, now)));
    }
}
