package dev.lectern.kit.work.desk;

import dev.lectern.kit.work.WorkSubjects.Subject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as an admin sees it; what its handler gets stays inside.
 *
 * @param subject what it is about, where that is known
 */
record WorkView(
        UUID id,
        String kind,
        String state,
        Instant dueAt,
        int attempts,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Subject subject) {

    static WorkView of(Row row) {
        return new WorkView(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("state"),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getInteger("attempts"),
                row.getString("last_error"),
                row.getOffsetDateTime("created_at").toInstant(),
                null);
    }

    WorkView about(@Nullable Subject known) {
        return new WorkView(id, kind, state, dueAt, attempts, lastError, createdAt, known);
    }
}
