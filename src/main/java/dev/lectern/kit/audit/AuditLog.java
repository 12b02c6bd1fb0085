package dev.lectern.kit.audit;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.db.OpenTransaction;
import dev.lectern.kit.limit.ClientAddress;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

/** The door to the audit log. A deed and its line are kept together or not at all. */
@ApplicationScoped
public class AuditLog {
    private static final String INSERT =
            """
            insert into audit_entry
                (id, workspace_id, happened_at, actor, action, subject, detail, address)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private final Clock clock;
    private final SecurityIdentity identity;
    private final RoutingContext request;

    AuditLog(Clock clock, SecurityIdentity identity, RoutingContext request) {
        this.clock = clock;
        this.identity = identity;
        this.request = request;
    }

    /**
     * The member or key that asks just now. To be read while the request is there: whoever asked
     * may have gone by the time it is done.
     */
    public Author author() {
        return new Author(
                identity.getAttribute("workspace"),
                identity.getAttribute("label"),
                ClientAddress.written(ClientAddress.of(request)));
    }

    /**
     * Notes a deed in the transaction that is open on this context.
     *
     * @param action a thing and a verb, as "webinar.cancelled"
     * @param subject what it was done to, as a person would name it
     */
    public Uni<Void> note(Author by, String action, String subject, JsonObject detail) {
        return OpenTransaction.write(INSERT, line(by, action, subject, detail)).replaceWithVoid();
    }

    /** The same in the transaction that is open on this connection. */
    public Uni<Void> note(
            SqlConnection connection, Author by, String action, String subject, JsonObject detail) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.wrap(line(by, action, subject, detail)))
                .replaceWithVoid();
    }

    private Object[] line(Author by, String action, String subject, JsonObject detail) {
        return new Object[] {
            Ids.next(),
            by.workspace(),
            clock.instant().atOffset(ZoneOffset.UTC),
            by.name(),
            action,
            subject,
            detail,
            by.address()
        };
    }
}
