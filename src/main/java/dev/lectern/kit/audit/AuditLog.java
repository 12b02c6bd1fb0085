package dev.lectern.kit.audit;

import dev.lectern.kit.db.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door to the audit log. */
@ApplicationScoped
public class AuditLog {
    private static final String INSERT =
            """
            insert into audit_entry
                (id, workspace_id, happened_at, actor, action, subject, detail, address)
            values (?1, ?2, cast(cast(?3 as text) as timestamptz), ?4, ?5, ?6, cast(cast(?7 as text) as jsonb), ?8)
            """;

    private final Clock clock;

    AuditLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * Notes a deed in the transaction that is open on this context: it is kept if the deed is.
     *
     * @param actor a {@code Caller}'s label
     * @param action a thing and a verb, as "webinar.cancelled"
     * @param subject what it was done to, as a person would name it
     * @param address from where; absent when the house did it itself
     */
    public Uni<Void> record(
            UUID workspace,
            String actor,
            String action,
            String subject,
            JsonObject detail,
            @Nullable String address) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(INSERT)
                                        .setParameter(1, Ids.next())
                                        .setParameter(2, workspace)
                                        .setParameter(3, clock.instant().toString())
                                        .setParameter(4, actor)
                                        .setParameter(5, action)
                                        .setParameter(6, subject)
                                        .setParameter(7, detail.encode())
                                        .setParameter(8, address)
                                        .executeUpdate())
                .replaceWithVoid();
    }
}
