package dev.lectern.registration;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notes in the audit log what members do with people, in the transaction in which they do it. It
 * names people by their ids only: who is erased must not go on standing there. What people do about
 * themselves has no author and leaves no line.
 */
@ApplicationScoped
class Deeds {
    private static final int MOST_NAMED = 100;

    private final AuditLog log;

    Deeds(AuditLog log) {
        this.log = log;
    }

    /** Who asks just now. */
    Author author() {
        return log.author();
    }

    /** {@code verb} in the past, as "approved". */
    Uni<Void> note(
            SqlConnection connection,
            @Nullable Author by,
            String verb,
            WebinarView webinar,
            List<UUID> people) {
        if (by == null || people.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray named = new JsonArray();
        people.stream().limit(MOST_NAMED).map(UUID::toString).forEach(named::add);
        JsonObject detail =
                new JsonObject()
                        .put("webinar", webinar.id().toString())
                        .put("count", people.size())
                        .put("people", named);
        return log.note(connection, by, "registration." + verb, webinar.title(), detail);
    }

    /** Who is new among those who were taken in, or was not decided about before. */
    static List<UUID> added(List<Intake.Result> results) {
        return results.stream()
                .filter(Intake.Result::takenIn)
                .map(result -> result.registration().id)
                .toList();
    }

    /**
     * @param days absent: what is kept stays
     */
    Uni<Void> noteRetention(SqlConnection connection, Author by, @Nullable Integer days) {
        JsonObject detail = new JsonObject().put("days", days);
        return log.note(connection, by, "registration.retention", "workspace", detail);
    }

    /** In the whole workspace. */
    Uni<Void> noteErased(SqlConnection connection, Author by, int places) {
        JsonObject detail = new JsonObject().put("count", places);
        return log.note(connection, by, "registration.erased", "workspace", detail);
    }
}
