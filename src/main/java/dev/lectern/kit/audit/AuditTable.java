package dev.lectern.kit.audit;

import dev.lectern.kit.web.api.Cursor;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of deeds as searching uses it; the newest come first. */
@ApplicationScoped
class AuditTable {
    private static final String FOUND =
            """
            from audit_entry
            where workspace_id = $1
              and ($2::text is null or action = $2 or starts_with(action, $2 || '.'))
              and ($3::text is null or strpos(lower(actor), lower($3)) > 0
                   or strpos(lower(subject), lower($3)) > 0 or address = $3 or action = any ($4))
              and ($5::timestamptz is null or happened_at >= $5)
              and ($6::timestamptz is null or happened_at < $6)
            """;
    private static final String LIST =
            "select id, happened_at, actor, action, subject, detail, address "
                    + FOUND
                    + " and ($7::uuid is null or id < $7) order by id desc limit $8";
    private static final String COUNT = "select count(*) " + FOUND;

    private final Pool database;

    AuditTable(Pool database) {
        this.database = database;
    }

    Uni<Slice<AuditEntry>> find(UUID workspace, AuditQuery query, SliceQuery asked) {
        Cursor after = asked.after();
        Tuple list =
                filter(workspace, query)
                        .addUUID(after == null ? null : after.id(0))
                        .addInteger(asked.limit() + 1);
        return count(workspace, query)
                .chain(
                        total ->
                                database.preparedQuery(LIST)
                                        .execute(list)
                                        .map(rows -> entries(rows))
                                        .map(found -> slice(found, asked, total)));
    }

    private Uni<Long> count(UUID workspace, AuditQuery query) {
        return database.preparedQuery(COUNT)
                .execute(filter(workspace, query))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Tuple filter(UUID workspace, AuditQuery query) {
        return Tuple.tuple()
                .addUUID(workspace)
                .addString(query.action())
                .addString(query.words())
                .addArrayOfString(query.called().toArray(String[]::new))
                .addOffsetDateTime(query.since())
                .addOffsetDateTime(query.until());
    }

    private static Slice<AuditEntry> slice(List<AuditEntry> found, SliceQuery asked, long total) {
        return Slice.of(found, asked, total, entry -> Cursor.of(entry.id()));
    }

    private static List<AuditEntry> entries(Iterable<Row> rows) {
        List<AuditEntry> entries = new ArrayList<>();
        rows.forEach(row -> entries.add(entry(row)));
        return entries;
    }

    private static AuditEntry entry(Row row) {
        @Nullable JsonObject detail = row.get(JsonObject.class, "detail");
        return new AuditEntry(
                row.getUUID("id"),
                row.getOffsetDateTime("happened_at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                detail == null ? new JsonObject().getMap() : detail.getMap(),
                row.getString("address"));
    }
}
