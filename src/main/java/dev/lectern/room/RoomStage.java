package dev.lectern.room;

import dev.lectern.webinar.StagePresence;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Answers whether anybody who may speak is in a room, on whichever node: each notes its own rooms
 * now and then, because a node without a page in a room knows nothing of it.
 */
@ApplicationScoped
class RoomStage implements StagePresence {
    private static final Duration FRESH = Duration.ofSeconds(50);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String NOTE =
            """
            insert into room_stage (occurrence_id, node, people, seen_at) values ($1, $2, $3, $4)
            on conflict (occurrence_id, node) do update
                set people = excluded.people, seen_at = excluded.seen_at
            """;

    private final Rooms rooms;
    private final Pool database;
    private final Clock clock;

    RoomStage(Rooms rooms, Pool database, Clock clock) {
        this.rooms = rooms;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Uni<Integer> onStage(UUID occurrence) {
        int here = rooms.onStage(occurrence);
        return here > 0
                ? Uni.createFrom().item(here)
                : database.preparedQuery(
                                "select coalesce(sum(people), 0) from room_stage where"
                                        + " occurrence_id = $1 and seen_at > $2")
                        .execute(Tuple.of(occurrence, at(clock.instant().minus(FRESH))))
                        .map(found -> found.iterator().next().getLong(0).intValue());
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> note() {
        Map<UUID, Integer> stages = rooms.stages();
        if (stages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        OffsetDateTime now = at(clock.instant());
        List<Tuple> rows = new ArrayList<>();
        stages.forEach(
                (occurrence, people) -> rows.add(Tuple.of(occurrence, rooms.node(), people, now)));
        return database.preparedQuery(NOTE).executeBatch(rows).replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return database.preparedQuery("delete from room_stage where seen_at < $1")
                .execute(Tuple.of(at(clock.instant().minus(KEPT))))
                .replaceWithVoid();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
