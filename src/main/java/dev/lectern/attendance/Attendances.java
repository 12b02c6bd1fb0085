package dev.lectern.attendance;

import dev.lectern.webinar.OccurrenceView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door to who was there. */
@ApplicationScoped
public class Attendances {
    /** A page that said nothing for so long is gone, whatever became of its node. */
    private static final Duration SILENCE = Duration.ofSeconds(75);

    private static final String TIMES =
            """
            with stay as (
                select registration_id,
                       range_agg(tstzrange(came_at, greatest(came_at,
                               coalesce(went_at, case when seen_at > $5 then $4 else seen_at end)),
                           '[]') * tstzrange($3, $4, '[]')) as stays
                from attendance_visit
                where occurrence_id = $1 and registration_id = any($2)
                group by registration_id)
            select registration_id, min(lower(part)) as joined, max(upper(part)) as gone,
                   extract(epoch from sum(upper(part) - lower(part)))::bigint as seconds
            from stay, unnest(stays) as part
            where not isempty(part)
            group by registration_id
            """;

    private final Pool database;
    private final Clock clock;

    Attendances(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Somebody's time in a date; none while it has not begun. */
    public Uni<Presence> of(OccurrenceView date, UUID registration) {
        return of(date, List.of(registration)).map(found -> found.get(registration));
    }

    /** The time of several people, those who did not come included. */
    public Uni<Map<UUID, Presence>> of(OccurrenceView date, List<UUID> registrations) {
        Map<UUID, Presence> all = new HashMap<>();
        registrations.forEach(one -> all.put(one, Presence.none(one)));
        Instant began = date.startedAt();
        if (began == null || registrations.isEmpty()) {
            return Uni.createFrom().item(all);
        }
        Instant now = clock.instant();
        Instant ended = date.endedAt() == null ? now : date.endedAt();
        Tuple values =
                Tuple.of(
                        date.id(),
                        registrations.toArray(UUID[]::new),
                        utc(began),
                        utc(ended),
                        utc(now.minus(SILENCE)));
        return database.preparedQuery(TIMES)
                .execute(values)
                .invoke(rows -> rows.forEach(row -> all.put(row.getUUID(0), presence(row))))
                .replaceWith(all);
    }

    private static Presence presence(Row row) {
        return new Presence(
                row.getUUID(0),
                instant(row.getOffsetDateTime(1)),
                instant(row.getOffsetDateTime(2)),
                Duration.ofSeconds(row.getLong(3)));
    }

    /** How many registered people came to a date, and for how many that counts as attending. */
    public Uni<Turnout> turnout(OccurrenceView date, Duration threshold) {
        return database.preparedQuery(
                        "select distinct registration_id from attendance_visit"
                                + " where occurrence_id = $1 and registration_id is not null")
                .execute(Tuple.of(date.id()))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList())
                .chain(people -> of(date, people))
                .map(times -> Turnout.of(times.values(), threshold));
    }

    /** The registered people who have been in the room since the date began. */
    public Uni<List<UUID>> came(OccurrenceView date) {
        Instant began = date.startedAt();
        return began == null
                ? Uni.createFrom().item(List.of())
                : database.preparedQuery(
                                """
                                select distinct registration_id from attendance_visit
                                where occurrence_id = $1 and registration_id is not null
                                  and coalesce(went_at, seen_at) >= $2
                                """)
                        .execute(Tuple.of(date.id(), utc(began)))
                        .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** Whether somebody has a page of the room open right now, on any node. */
    public Uni<Boolean> inside(UUID occurrence, UUID registration) {
        return database.preparedQuery(
                        """
                        select 1 from attendance_visit
                        where occurrence_id = $1 and registration_id = $2
                          and went_at is null and seen_at > $3 limit 1
                        """)
                .execute(Tuple.of(occurrence, registration, utc(clock.instant().minus(SILENCE))))
                .map(RowSet::size)
                .map(rows -> rows > 0);
    }

    /** The same for somebody known by what they are called in the room, as those on stage are. */
    public Uni<Boolean> inside(UUID occurrence, String identity) {
        return database.preparedQuery(
                        """
                        select 1 from attendance_visit
                        where occurrence_id = $1 and identity = $2
                          and went_at is null and seen_at > $3 limit 1
                        """)
                .execute(Tuple.of(occurrence, identity, utc(clock.instant().minus(SILENCE))))
                .map(RowSet::size)
                .map(rows -> rows > 0);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
