package dev.lectern.webhook;

import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.PersonChanged;
import dev.lectern.registration.RegistrationListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Tells of people's places, however many change at once, in one statement. */
@ApplicationScoped
class RegistrationHooks implements RegistrationListener {
    private static final String INSERT =
            """
            insert into webhook_delivery
                (id, webhook_id, workspace_id, type, body, about, created_at, tried_since)
            select uuid_by_time(), hook.id, hook.workspace_id, change.type, change.body,
                change.about, $1, $1
            from jsonb_to_recordset($2::text::jsonb)
                     as change (workspace uuid, type text, about uuid, body text)
            join webhook hook on hook.workspace_id = change.workspace and hook.active
                and (hook.events = '' or change.type = any (string_to_array(hook.events, ',')))
            returning id, workspace_id
            """;

    private final Work work;
    private final Clock clock;

    RegistrationHooks(Work work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    @Override
    public Uni<Void> happened(SqlClient transaction, List<PersonChanged> changes) {
        Instant now = clock.instant();
        JsonArray rows = new JsonArray();
        changes.stream()
                .filter(change -> change.what() != PersonChanged.What.ASKED_AGAIN)
                .forEach(change -> rows.add(row(change, now)));
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), rows.encode()))
                .chain(made -> work.enqueue(transaction, orders(made)));
    }

    private static JsonObject row(PersonChanged change, Instant now) {
        String type = EventKind.of(change.what()).word();
        JsonObject data =
                new JsonObject()
                        .put("id", change.registration().toString())
                        .put("webinar", change.webinar().toString())
                        .put(
                                "occurrence",
                                change.occurrence() == null ? null : change.occurrence().toString())
                        .put("status", change.status().name().toLowerCase(Locale.ROOT));
        return new JsonObject()
                .put("workspace", change.workspace().toString())
                .put("type", type)
                .put("about", change.registration().toString())
                .put(
                        "body",
                        new JsonObject()
                                .put("type", type)
                                .put("timestamp", now.toString())
                                .put("data", data)
                                .encode());
    }

    private static List<Order> orders(RowSet<Row> made) {
        return StreamSupport.stream(made.spliterator(), false)
                .map(
                        row ->
                                Order.of(
                                                Hooks.KIND,
                                                new JsonObject()
                                                        .put("delivery", row.getUUID(0).toString()))
                                        .once(row.getUUID(0).toString())
                                        .in(row.getUUID(1)))
                .toList();
    }
}
