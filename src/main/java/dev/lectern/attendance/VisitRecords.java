package dev.lectern.attendance;

import dev.lectern.registration.PersonalRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * When people were in rooms. Without the registration, which is anonymous once erased, a visit says
 * nothing about anybody, so nothing of it has to go.
 */
@ApplicationScoped
class VisitRecords implements PersonalRecords {
    private final Pool database;

    VisitRecords(Pool database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "visits";
    }

    @Override
    public Uni<JsonArray> export(List<UUID> registrations) {
        return database.preparedQuery(
                        "select came_at, seen_at, went_at from attendance_visit"
                                + " where registration_id = any($1) order by came_at")
                .execute(Tuple.of((Object) registrations.toArray(UUID[]::new)))
                .map(
                        rows -> {
                            JsonArray list = new JsonArray();
                            rows.forEach(row -> list.add(visit(row)));
                            return list;
                        });
    }

    private static JsonObject visit(Row row) {
        OffsetDateTime went = row.getOffsetDateTime("went_at");
        return new JsonObject()
                .put("came", row.getOffsetDateTime("came_at").toInstant().toString())
                .put(
                        "went",
                        (went == null ? row.getOffsetDateTime("seen_at") : went)
                                .toInstant()
                                .toString());
    }

    @Override
    public Uni<Void> erase(SqlClient transaction, List<UUID> registrations) {
        return Uni.createFrom().voidItem();
    }
}
