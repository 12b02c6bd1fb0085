package dev.lectern.webhook;

import dev.lectern.registration.PersonalRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What addresses elsewhere were told about somebody. What is still on its way stays until it has
 * arrived: it names nobody, and by it others learn that somebody was cancelled.
 */
@ApplicationScoped
class PersonDeliveries implements PersonalRecords {
    private final Pool database;

    PersonDeliveries(Pool database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Uni<JsonArray> export(List<UUID> registrations) {
        return database.preparedQuery(
                        """
                        select d.type, d.state, d.created_at, h.url
                        from webhook_delivery d join webhook h on h.id = d.webhook_id
                        where d.about = any($1) order by d.id
                        """)
                .execute(Tuple.of((Object) registrations.toArray(UUID[]::new)))
                .map(
                        rows -> {
                            JsonArray list = new JsonArray();
                            rows.forEach(row -> list.add(told(row)));
                            return list;
                        });
    }

    private static JsonObject told(Row row) {
        return new JsonObject()
                .put("type", row.getString("type"))
                .put("to", row.getString("url"))
                .put("state", row.getString("state"))
                .put("createdAt", row.getOffsetDateTime("created_at").toInstant().toString());
    }

    @Override
    public Uni<Void> erase(SqlClient transaction, List<UUID> registrations) {
        return transaction
                .preparedQuery(
                        "delete from webhook_delivery where about = any($1) and state <> 'waiting'")
                .execute(Tuple.of((Object) registrations.toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
