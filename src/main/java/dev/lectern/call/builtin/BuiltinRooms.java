package dev.lectern.call.builtin;

import dev.lectern.call.RoomAtProvider.Stage;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The rooms of this installation, kept so that they outlive a restart in whatever stage. */
@ApplicationScoped
class BuiltinRooms {
    private final Pool pool;
    private final Clock clock;

    BuiltinRooms(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<BuiltinRoom> ensure(String id, CallSpec spec) {
        return one(
                """
                insert into builtin_room (id, stage, spec, roles, removed)
                values ($1, 'WAITING', $2, '{}', '{}')
                on conflict (id) do update set spec = excluded.spec
                returning *
                """,
                Tuple.of(id, spec.toJson()));
    }

    Uni<BuiltinRoom> change(String id, CallSpec spec) {
        return one(
                "update builtin_room set spec = $2 where id = $1 returning *",
                Tuple.of(id, spec.toJson()));
    }

    Uni<BuiltinRoom> open(String id) {
        return one(
                """
                update builtin_room set stage = 'LIVE', live_at = coalesce(live_at, $2),
                    ended_at = null where id = $1 returning *
                """,
                Tuple.of(id, now()));
    }

    Uni<Void> close(String id) {
        return run(
                "update builtin_room set stage = 'OVER', ended_at = $2 where id = $1 and stage <> 'OVER'",
                Tuple.of(id, now()));
    }

    Uni<Void> erase(String id) {
        return run("delete from builtin_room where id = $1", Tuple.of(id));
    }

    Uni<BuiltinRoom> changeRole(String id, String identity, Role role) {
        return one(
                "update builtin_room set roles = roles || $2 where id = $1 returning *",
                Tuple.of(id, new JsonObject().put(identity, role.word())));
    }

    Uni<BuiltinRoom> remove(String id, String identity) {
        return one(
                """
                update builtin_room set removed = removed || $2, roles = roles - $3
                where id = $1 returning *
                """,
                Tuple.of(id, new JsonObject().put(identity, clock.millis()), identity));
    }

    Uni<Optional<BuiltinRoom>> find(String id) {
        return query("select * from builtin_room where id = $1", Tuple.of(id));
    }

    Uni<BuiltinRoom> require(String id) {
        return one("select * from builtin_room where id = $1", Tuple.of(id));
    }

    /** Those of them that there are. */
    Uni<List<BuiltinRoom>> all(Collection<String> ids) {
        return pool.preparedQuery("select * from builtin_room where id = any($1)")
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(BuiltinRooms::all);
    }

    /** The names of all there are. */
    Uni<List<String>> ids() {
        return pool.query("select id from builtin_room")
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    private static List<BuiltinRoom> all(RowSet<Row> rows) {
        List<BuiltinRoom> rooms = new ArrayList<>();
        rows.forEach(row -> rooms.add(room(row)));
        return rooms;
    }

    private Uni<BuiltinRoom> one(String sql, Tuple values) {
        return query(sql, values)
                .map(
                        room ->
                                room.orElseThrow(
                                        () ->
                                                new NotFound(
                                                        Sentence.of(
                                                                "There is no such room.",
                                                                "Diesen Raum gibt es nicht."))));
    }

    private Uni<Optional<BuiltinRoom>> query(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(BuiltinRooms::first);
    }

    private Uni<Void> run(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Optional<BuiltinRoom> first(RowSet<Row> rows) {
        return rows.rowCount() == 0 || !rows.iterator().hasNext()
                ? Optional.empty()
                : Optional.of(room(rows.iterator().next()));
    }

    private static BuiltinRoom room(Row row) {
        return new BuiltinRoom(
                row.getString("id"),
                Stage.valueOf(row.getString("stage")),
                CallSpec.read(row.getJsonObject("spec"), Preset.GUEST_WEBINAR.spec()),
                map(row.getJsonObject("roles"), BuiltinRooms::role),
                map(
                        row.getJsonObject("removed"),
                        millis -> Instant.ofEpochMilli(((Number) millis).longValue())));
    }

    private static Role role(Object word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static <T> Map<String, T> map(JsonObject json, Function<Object, T> read) {
        Map<String, T> map = new HashMap<>();
        json.forEach(entry -> map.put(entry.getKey(), read.apply(entry.getValue())));
        return map;
    }
}
