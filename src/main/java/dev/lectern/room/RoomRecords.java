package dev.lectern.room;

import dev.lectern.registration.PersonalRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rooms keep about registered people: under which name they were expected. */
@ApplicationScoped
class RoomRecords implements PersonalRecords {
    private final Pool database;

    RoomRecords(Pool database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "rooms";
    }

    @Override
    public Uni<JsonArray> export(List<UUID> registrations) {
        return database.preparedQuery(
                        "select name, role, first_seen_at from room_person"
                                + " where registration = any($1)")
                .execute(Tuple.of((Object) registrations.toArray(UUID[]::new)))
                .map(
                        rows -> {
                            JsonArray list = new JsonArray();
                            rows.forEach(
                                    row ->
                                            list.add(
                                                    new JsonObject()
                                                            .put("name", row.getString("name"))
                                                            .put("role", row.getString("role"))
                                                            .put(
                                                                    "firstSeenAt",
                                                                    seen(
                                                                            row.getOffsetDateTime(
                                                                                    "first_seen_at")))));
                            return list;
                        });
    }

    private static @Nullable String seen(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant().toString();
    }

    @Override
    public Uni<Void> erase(SqlClient transaction, List<UUID> registrations) {
        return transaction
                .preparedQuery("update room_person set name = '' where registration = any($1)")
                .execute(Tuple.of((Object) registrations.toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
