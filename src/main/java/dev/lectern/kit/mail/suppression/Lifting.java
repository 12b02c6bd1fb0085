package dev.lectern.kit.mail.suppression;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.limit.ClientAddress;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets mail through again for an admin, and notes it in the audit log, which names no address. */
@ApplicationScoped
class Lifting {
    private final Suppressions suppressions;
    private final AuditLog log;
    private final RoutingContext request;

    Lifting(Suppressions suppressions, AuditLog log, RoutingContext request) {
        this.suppressions = suppressions;
        this.log = log;
        this.request = request;
    }

    Uni<Void> lift(SecurityIdentity admin, UUID id) {
        UUID workspace = admin.getAttribute("workspace");
        return suppressions
                .lift(workspace, id)
                .chain(
                        address ->
                                Panache.withTransaction(() -> note(admin, workspace, id, address)));
    }

    private Uni<Void> note(SecurityIdentity admin, UUID workspace, UUID id, String address) {
        return log.record(
                workspace,
                admin.getAttribute("label"),
                "mail.let-through",
                veiled(address),
                new JsonObject().put("suppression", id.toString()),
                ClientAddress.of(request));
    }

    /** Enough to know it again; the log outlives a person's wish to be forgotten. */
    private static String veiled(String address) {
        return address.charAt(0) + "…" + address.substring(address.lastIndexOf('@'));
    }
}
