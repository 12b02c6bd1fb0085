package dev.lectern.room;

import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.OpenTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jspecify.annotations.Nullable;

/**
 * Who may be in a room as what, in the database. Every statement is a transaction of its own: a
 * thousand people open their page in the same minute.
 */
@ApplicationScoped
class RoomPeople {
    private static final String COLUMNS =
            " identity, name, role, registration, hidden, first_seen_at is not null as known,"
                    + " removed_at is not null or revoked_at is not null as removed,"
                    + " revocations ";

    /** Whoever stands on a stage again does so by what a host gave them since. */
    private static final String REVOKED =
            "revoked_at = ($3::text)::timestamptz, revocations = revocations + 1,"
                    + " removed_at = null";

    /**
     * A role once changed in the room stays; only the name follows what is said elsewhere. Whoever
     * comes with a good link is not shut out by one that was taken back, and begins anew.
     */
    private static final String EXPECT =
            """
            insert into room_person
                (occurrence_id, identity, workspace_id, name, role, registration, hidden, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (occurrence_id, identity)
                do update set name = excluded.name, revoked_at = null,
                    role = case when room_person.revoked_at is null
                                then room_person.role else excluded.role end
            returning
            """
                    + COLUMNS;

    private final Pool database;
    private final Clock clock;

    RoomPeople(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Expects somebody; whoever was expected before stays what they are by now. */
    Uni<Person> expect(UUID occurrence, UUID workspace, Person person) {
        @Nullable UUID registration = person.registration();
        Tuple values =
                Tuple.tuple()
                        .addUUID(occurrence)
                        .addString(person.identity())
                        .addUUID(workspace)
                        .addString(person.name())
                        .addString(person.role().name())
                        .addUUID(registration)
                        .addBoolean(person.hidden())
                        .addOffsetDateTime(now());
        return database.preparedQuery(EXPECT)
                .execute(values)
                .map(rows -> person(rows.iterator().next()));
    }

    Uni<Optional<Person>> find(UUID occurrence, String identity) {
        return database.preparedQuery(
                        "select"
                                + COLUMNS
                                + "from room_person where occurrence_id = $1 and identity = $2")
                .execute(Tuple.of(occurrence, identity))
                .map(rows -> first(rows.iterator()));
    }

    /** Those of them that are expected. */
    Uni<List<Person>> find(UUID occurrence, Collection<String> identities) {
        return database.preparedQuery(
                        "select"
                                + COLUMNS
                                + "from room_person where occurrence_id = $1 and identity = any($2)")
                .execute(Tuple.of(occurrence, identities.toArray(String[]::new)))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(RoomPeople::person)
                                        .toList());
    }

    /** Remembers that somebody has been inside. */
    Uni<Void> seen(UUID occurrence, String identity) {
        return change(
                "first_seen_at = coalesce(first_seen_at, $3)",
                Tuple.of(occurrence, identity, now()));
    }

    /** Remembers that somebody's camera or microphone was on. */
    Uni<Void> tried(UUID occurrence, String identity) {
        return change(
                "devices_tried_at = coalesce(devices_tried_at, $3)",
                Tuple.of(occurrence, identity, now()));
    }

    /** How many of these had camera or microphone on, on any date of the webinar. */
    Uni<Integer> tried(List<UUID> occurrences, List<String> identities) {
        return database.preparedQuery(
                        "select count(distinct identity) from room_person where occurrence_id = any($1)"
                                + " and identity = any($2) and devices_tried_at is not null")
                .execute(
                        Tuple.of(
                                occurrences.toArray(UUID[]::new),
                                identities.toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getLong(0).intValue());
    }

    Uni<Void> become(UUID occurrence, String identity, Role role) {
        return change("role = $3", Tuple.of(occurrence, identity, role.name()));
    }

    Uni<Void> remove(UUID occurrence, String identity) {
        return change("removed_at = $3", Tuple.of(occurrence, identity, now()));
    }

    /** The links of these registrations were taken back, in the transaction that took them. */
    Uni<List<Pass>> revoke(SqlClient transaction, List<UUID> registrations) {
        return transaction
                .preparedQuery(
                        "update room_person set revoked_at = $2, revocations = revocations + 1"
                                + " where registration = any($1)"
                                + " returning occurrence_id, identity, revocations")
                .execute(Tuple.of(registrations.toArray(UUID[]::new), now()))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(RoomPeople::pass)
                                        .toList());
    }

    /** A host gives these registrations a way in: whom one had put out comes back by it. */
    Uni<Void> letBackIn(SqlClient transaction, List<UUID> registrations) {
        return transaction
                .preparedQuery(
                        "update room_person set removed_at = null"
                                + " where registration = any($1) and removed_at is not null")
                .execute(Tuple.of((Object) registrations.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** Somebody's place in these rooms was taken back; the answer is where they were expected. */
    Uni<List<UUID>> revoke(Session transaction, List<UUID> occurrences, String identity) {
        return changed(transaction, REVOKED, now().toString(), occurrences, identity);
    }

    /** What somebody is in these rooms is said anew; the answer is where they were expected. */
    Uni<List<UUID>> become(
            Session transaction, List<UUID> occurrences, String identity, Role role) {
        return changed(transaction, "role = $3", role.name(), occurrences, identity);
    }

    private static Uni<List<UUID>> changed(
            Session transaction,
            String what,
            String value,
            List<UUID> occurrences,
            String identity) {
        return OpenTransaction.read(
                        transaction,
                        """
                        update room_person set %s
                        where identity = $1 and occurrence_id = any($2::uuid[])
                        returning occurrence_id
                        """
                                .formatted(what),
                        identity,
                        occurrences.toArray(UUID[]::new),
                        value)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    private static Pass pass(Row row) {
        return new Pass(
                row.getUUID("occurrence_id"),
                row.getString("identity"),
                row.getInteger("revocations"));
    }

    private Uni<Void> change(String what, Tuple values) {
        return database.preparedQuery(
                        "update room_person set "
                                + what
                                + " where occurrence_id = $1 and identity = $2")
                .execute(values)
                .replaceWithVoid();
    }

    private static Optional<Person> first(Iterator<Row> rows) {
        return rows.hasNext() ? Optional.of(person(rows.next())) : Optional.empty();
    }

    private static Person person(Row row) {
        return new Person(
                row.getString("identity"),
                row.getString("name"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getUUID("registration"),
                row.getBoolean("hidden"),
                row.getBoolean("known"),
                row.getBoolean("removed"),
                row.getInteger("revocations"));
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }
}
