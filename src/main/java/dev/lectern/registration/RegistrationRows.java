package dev.lectern.registration;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Registrations as rows, on the plain client: a batch is one statement, and half a thousand
 * registrations are one commit.
 */
final class RegistrationRows {
    static final String COLUMNS =
            """
            id, workspace_id, webinar_id, occurrence_id, email, name, answers, form_version,
            language, zone, status, link_version, place, offered_until, note, source, origin,
            mailed_at, created_at, put_out, left_since
            """;
    private static final String INSERT =
            """
            insert into registration (workspace_id, webinar_id, id, occurrence_id, email, email_key,
                name, answers, form_version, language, zone, status, place, source, origin,
                created_at, changed_at, mailed_at)
            select $1, $2, id, occurrence_id, email, email_key, name, answers::jsonb, form_version,
                language, zone, status, place, source, origin::jsonb, created_at, created_at, created_at
            from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::bigint[], $14::text[],
                $15::text[], $16::timestamptz[])
              as given (id, occurrence_id, email, email_key, name, answers, form_version, language,
                zone, status, place, source, origin, created_at)
            """;
    private static final String UPDATE =
            """
            update registration
            set status = $2, link_version = $3, place = $4, offered_until = $5, note = $6,
                name = $7, answers = $8::text::jsonb, form_version = $9, occurrence_id = $10,
                created_at = $11, changed_at = $12, language = $13, zone = $14, source = $15,
                origin = $16::text::jsonb, put_out = $17, left_since = $18
            where id = $1
            """;

    private static final String DECIDE =
            """
            update registration
            set status = $2, link_version = $3, place = $4, offered_until = $5, note = $6,
                changed_at = $7, put_out = $8, left_since = $9
            where id = $1
            """;

    private static final String FIRST_WAITING =
            """
            select first.* from unnest($2::uuid[], $3::integer[], $4::boolean[])
                as queue (date, seats, again)
            cross join lateral (
                select %s from registration
                where webinar_id = $1 and status = 'waitlisted'
                  and occurrence_id is not distinct from queue.date
                  and (queue.again or offered_until is null)
                order by offered_until is not null, place limit queue.seats) as first
            order by first.offered_until is not null, first.place
            """
                    .formatted(COLUMNS);

    private static final String BY_ADDRESS =
            "where webinar_id = $1 and email_key = any($2) order by id";

    private final SqlClient connection;

    RegistrationRows(SqlClient connection) {
        this.connection = connection;
    }

    Uni<Optional<Registration>> find(UUID id) {
        return list("where id = $1", Tuple.of(id)).map(found -> found.stream().findFirst());
    }

    Uni<Optional<Registration>> findLocked(UUID id) {
        return list("where id = $1 for update", Tuple.of(id))
                .map(found -> found.stream().findFirst());
    }

    Uni<List<Registration>> findAll(UUID webinar, List<UUID> ids) {
        return list(
                "where webinar_id = $1 and id = any($2) order by id",
                Tuple.of(webinar, ids.toArray(UUID[]::new)));
    }

    /** In the order in which they came. */
    Uni<List<Registration>> findByAddressLocked(UUID webinar, List<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list(BY_ADDRESS + " for update", Tuple.of(webinar, keys.toArray(String[]::new)));
    }

    /** In the order in which they came. */
    Uni<List<Registration>> findByAddress(UUID webinar, List<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return list(BY_ADDRESS, Tuple.of(webinar, keys.toArray(String[]::new)));
    }

    /** The first of each of these queues, in the order in which they came. */
    Uni<List<Registration>> firstWaiting(UUID webinar, List<Seating.Queue> queues) {
        if (queues.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(FIRST_WAITING)
                .execute(
                        Tuple.of(
                                webinar,
                                queues.stream().map(Seating.Queue::date).toArray(UUID[]::new),
                                queues.stream().map(Seating.Queue::seats).toArray(Integer[]::new),
                                queues.stream().map(Seating.Queue::again).toArray(Boolean[]::new)))
                .map(RegistrationRows::read);
    }

    Uni<List<Registration>> list(String where, Tuple values) {
        return connection
                .preparedQuery("select " + COLUMNS + " from registration " + where)
                .execute(values)
                .map(RegistrationRows::read);
    }

    static List<Registration> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(RegistrationRows::of).toList();
    }

    Uni<Void> insert(UUID workspace, UUID webinar, List<Registration> people) {
        if (people.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values =
                Tuple.of(workspace, webinar)
                        .addArrayOfUUID(each(people, one -> one.id, UUID[]::new))
                        .addArrayOfUUID(each(people, one -> one.occurrence, UUID[]::new))
                        .addArrayOfString(texts(people, one -> one.email))
                        .addArrayOfString(
                                texts(people, one -> one.email == null ? null : one.emailKey()))
                        .addArrayOfString(texts(people, one -> one.name))
                        .addArrayOfString(texts(people, one -> one.answers.encode()))
                        .addArrayOfString(texts(people, one -> one.formVersion))
                        .addArrayOfString(texts(people, one -> one.language))
                        .addArrayOfString(texts(people, one -> one.zone))
                        .addArrayOfString(texts(people, one -> one.status().word()))
                        .addArrayOfLong(each(people, Registration::place, Long[]::new))
                        .addArrayOfString(texts(people, one -> one.source))
                        .addArrayOfString(texts(people, one -> one.origin.encode()))
                        .addArrayOfOffsetDateTime(
                                each(people, one -> utc(one.createdAt), OffsetDateTime[]::new));
        return connection.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    private static String[] texts(
            List<Registration> people, Function<Registration, @Nullable String> part) {
        return each(people, part, String[]::new);
    }

    private static <T> T[] each(
            List<Registration> people,
            Function<Registration, ? extends @Nullable T> part,
            java.util.function.IntFunction<T[]> array) {
        return people.stream().map(part).toArray(array);
    }

    /**
     * Where these people stand now, and nothing else of them: what they say about themselves they
     * may be changing at this moment. Whoever locks several places does so in the order of their
     * ids.
     */
    Uni<Void> decide(List<Registration> people, Instant now) {
        if (people.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows =
                people.stream()
                        .sorted(Comparator.comparing(one -> one.id.toString()))
                        .map(one -> standing(one, now))
                        .toList();
        return connection.preparedQuery(DECIDE).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple standing(Registration one, Instant now) {
        return Tuple.tuple()
                .addUUID(one.id)
                .addString(one.status().word())
                .addInteger(one.linkVersion())
                .addLong(one.place())
                .addOffsetDateTime(utc(one.lastOffer()))
                .addString(one.note)
                .addOffsetDateTime(utc(now))
                .addBoolean(one.putOut)
                .addBoolean(one.leftSince);
    }

    /** All of these people, whose rows the caller holds. */
    Uni<Void> update(List<Registration> people, Instant now) {
        if (people.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = new ArrayList<>();
        for (Registration one : people) {
            rows.add(
                    Tuple.tuple()
                            .addUUID(one.id)
                            .addString(one.status().word())
                            .addInteger(one.linkVersion())
                            .addLong(one.place())
                            .addOffsetDateTime(utc(one.lastOffer()))
                            .addString(one.note)
                            .addString(one.name)
                            .addString(one.answers.encode())
                            .addString(one.formVersion)
                            .addUUID(one.occurrence)
                            .addOffsetDateTime(utc(one.createdAt))
                            .addOffsetDateTime(utc(now))
                            .addString(one.language)
                            .addString(one.zone)
                            .addString(one.source)
                            .addString(one.origin.encode())
                            .addBoolean(one.putOut)
                            .addBoolean(one.leftSince));
        }
        return connection.preparedQuery(UPDATE).executeBatch(rows).replaceWithVoid();
    }

    /** Notes that their link goes out to these people once more. */
    Uni<Void> noteMailed(List<UUID> ids, Instant now) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery("update registration set mailed_at = $2 where id = any($1)")
                .execute(Tuple.of(ids.toArray(UUID[]::new), utc(now)))
                .replaceWithVoid();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Registration of(Row row) {
        Registration one =
                new Registration(
                                row.getUUID("id"),
                                row.getUUID("workspace_id"),
                                row.getUUID("webinar_id"),
                                row.getString("email"),
                                row.getString("name"),
                                row.getJsonObject("answers"),
                                row.getString("language"),
                                Status.of(row.getString("status")),
                                row.getInteger("link_version"),
                                row.getOffsetDateTime("created_at").toInstant())
                        .at(row.getLong("place"), instant(row.getOffsetDateTime("offered_until")));
        one.occurrence = row.getUUID("occurrence_id");
        one.formVersion = row.getString("form_version");
        one.zone = row.getString("zone");
        one.note = row.getString("note");
        one.source = row.getString("source");
        one.origin = Optional.ofNullable(row.getJsonObject("origin")).orElseGet(JsonObject::new);
        one.putOut = row.getBoolean("put_out");
        one.leftSince = row.getBoolean("left_since");
        one.mailedAt = instant(row.getOffsetDateTime("mailed_at"));
        return one;
    }
}
