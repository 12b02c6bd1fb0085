package dev.lectern.webhook;

import dev.lectern.kit.work.Order;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, to be told to every address that wants to know.
 *
 * @param person the registration it is about, for it goes with that
 */
record Tiding(UUID workspace, EventKind kind, @Nullable UUID person, JsonObject data) {
    /** However many happened, and however many want to know: one statement. */
    static final String DELIVERIES =
            """
            insert into webhook_delivery
                (id, webhook_id, workspace_id, type, body, about, created_at, tried_since)
            select uuid_by_time(), hook.id, hook.workspace_id, tiding.type, tiding.body,
                tiding.about, $1, $1
            from jsonb_to_recordset($2::text::jsonb)
                     as tiding (workspace uuid, type text, about uuid, body text)
            join webhook hook on hook.workspace_id = tiding.workspace and hook.active
                and (hook.events = '' or tiding.type = any (string_to_array(hook.events, ',')))
            returning id, workspace_id
            """;

    /** As the statement takes them. */
    static String rows(List<Tiding> all, Instant now) {
        JsonArray rows = new JsonArray();
        all.forEach(one -> rows.add(one.row(now)));
        return rows.encode();
    }

    private JsonObject row(Instant now) {
        return new JsonObject()
                .put("workspace", workspace.toString())
                .put("type", kind.word())
                .put("about", person == null ? null : person.toString())
                .put("body", body(kind.word(), data, now));
    }

    static String body(String type, JsonObject data, Instant now) {
        return new JsonObject()
                .put("type", type)
                .put("timestamp", now.toString())
                .put("data", data)
                .encode();
    }

    /** What sends a delivery. */
    static Order order(UUID delivery, UUID workspace) {
        return Order.of(Hooks.KIND, new JsonObject().put("delivery", delivery.toString()))
                .once(delivery.toString())
                .in(workspace);
    }
}
