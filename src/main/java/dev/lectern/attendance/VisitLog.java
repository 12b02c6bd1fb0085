package dev.lectern.attendance;

import dev.lectern.room.RoomListener;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who comes into rooms and goes, once a second for all of them together. What could not
 * be written is written with the next.
 */
@ApplicationScoped
class VisitLog implements RoomListener {
    private static final int MOST_AT_ONCE = 5_000;
    private static final String WRITE =
            """
            insert into attendance_visit (occurrence_id, page, identity, registration_id, role,
                came_at, seen_at, went_at)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[],
                $6::timestamptz[], $7::timestamptz[], $8::timestamptz[])
            on conflict (occurrence_id, page) do update
                set seen_at = greatest(attendance_visit.seen_at, excluded.seen_at),
                    went_at = excluded.went_at
            """;

    private final Pool database;
    private final Clock clock;
    private final Map<String, Instant> open = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Note> notes = new ConcurrentLinkedQueue<>();

    /** A page's visit as it stands. */
    private record Note(Visit visit, Instant came, Instant seen, @Nullable Instant went) {
        String key() {
            return visit.occurrence() + visit.page();
        }
    }

    VisitLog(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void came(Visit visit, Instant at) {
        open.put(visit.occurrence() + visit.page(), at);
        notes.add(new Note(visit, at, at, null));
    }

    @Override
    public void went(Visit visit, Instant at) {
        Instant came = open.remove(visit.occurrence() + visit.page());
        notes.add(new Note(visit, came == null ? at : came, at, at));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> write() {
        List<Note> batch = new ArrayList<>();
        for (Note note = notes.poll(); note != null; note = notes.poll()) {
            batch.add(note);
            if (batch.size() == MOST_AT_ONCE) {
                break;
            }
        }
        return batch.isEmpty()
                ? Uni.createFrom().voidItem()
                : write(latest(batch)).onFailure().invoke(lost -> notes.addAll(batch));
    }

    /** A page that came and went meanwhile is one row. */
    private static List<Note> latest(List<Note> batch) {
        Map<String, Note> latest = new LinkedHashMap<>();
        batch.forEach(note -> latest.put(note.key(), note));
        return List.copyOf(latest.values());
    }

    private Uni<Void> write(List<Note> batch) {
        Tuple values =
                Tuple.from(
                        new Object[] {
                            batch.stream()
                                    .map(note -> note.visit().occurrence())
                                    .toArray(UUID[]::new),
                            texts(batch, note -> note.visit().page()),
                            texts(batch, note -> note.visit().identity()),
                            batch.stream()
                                    .map(note -> note.visit().registration())
                                    .toArray(UUID[]::new),
                            texts(batch, note -> note.visit().role()),
                            times(batch, Note::came),
                            times(batch, Note::seen),
                            times(batch, Note::went)
                        });
        return database.preparedQuery(WRITE).execute(values).replaceWithVoid();
    }

    /** Says of every page that is open here that it still is. */
    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> stillHere() {
        String[] keys = open.keySet().toArray(String[]::new);
        if (keys.length == 0) {
            return Uni.createFrom().voidItem();
        }
        return database.preparedQuery(
                        """
                        update attendance_visit set seen_at = $2
                        where (occurrence_id, page) in
                              (select left(key, 36)::uuid, substr(key, 37) from unnest($1::text[]) as key)
                          and went_at is null
                        """)
                .execute(Tuple.of(keys, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static String[] texts(List<Note> batch, Function<Note, String> part) {
        return batch.stream().map(part).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(
            List<Note> batch, Function<Note, ? extends @Nullable Instant> part) {
        return batch.stream()
                .map(part)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
