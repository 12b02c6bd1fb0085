package dev.lectern.kit.audit;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.limit.ClientAddress;
import io.quarkus.hibernate.reactive.panache.Panache;
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
    private static final String INTO =
            "insert into audit_entry"
                    + " (id, workspace_id, happened_at, actor, action, subject, detail, address) ";
    private static final String INSERT =
            INTO
                    + """
                    values (?1, ?2, cast(cast(?3 as text) as timestamptz), ?4, ?5, ?6,
                        cast(cast(?7 as text) as jsonb), ?8)
                    """;
    private static final String INSERT_PLAIN = INTO + "values ($1, $2, $3, $4, $5, $6, $7, $8)";

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
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(INSERT)
                                        .setParameter(1, Ids.next())
                                        .setParameter(2, by.workspace())
                                        .setParameter(3, clock.instant().toString())
                                        .setParameter(4, by.name())
                                        .setParameter(5, action)
                                        .setParameter(6, subject)
                                        .setParameter(7, detail.encode())
                                        .setParameter(8, by.address())
                                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The same in the transaction that is open on this connection. */
    public Uni<Void> note(
            SqlConnection connection, Author by, String action, String subject, JsonObject detail) {
        return connection
                .preparedQuery(INSERT_PLAIN)
                .execute(
                        Tuple.tuple()
                                .addUUID(Ids.next())
                                .addUUID(by.workspace())
                                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                                .addString(by.name())
                                .addString(action)
                                .addString(subject)
                                .addJsonObject(detail)
                                .addString(by.address()))
                .replaceWithVoid();
    }
}
