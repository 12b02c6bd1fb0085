package dev.lectern.kit.mail.suppression;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Lets mail through again for an admin, and notes it in the audit log, which says no more of the
 * address than is needed to know it again: it outlives a person's wish to be forgotten.
 */
@ApplicationScoped
class Lifting {
    private final Suppressions suppressions;
    private final AuditLog log;
    private final Pool pool;

    Lifting(Suppressions suppressions, AuditLog log, Pool pool) {
        this.suppressions = suppressions;
        this.log = log;
        this.pool = pool;
    }

    Uni<Void> lift(UUID id) {
        Author by = log.author();
        JsonObject which = new JsonObject().put("suppression", id.toString());
        return pool.withTransaction(
                connection ->
                        suppressions
                                .lift(connection, by.workspace(), id)
                                .map(Suppressions::veiled)
                                .chain(
                                        whom ->
                                                log.note(
                                                        connection,
                                                        by,
                                                        "mail.let-through",
                                                        whom,
                                                        which)));
    }
}
