package dev.lectern.kit.audit;

import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The audit log of a workspace, for its admins' programs. */
@Path("/api/v1/audit")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit log")
class AuditApi {
    private final AuditTable table;
    private final SecurityIdentity identity;

    AuditApi(AuditTable table, SecurityIdentity identity) {
        this.table = table;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Who did what to what, from where; the newest first")
    public Uni<Slice<AuditEntry>> find(
            @RestQuery @Nullable String action,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String until,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        AuditQuery query = AuditQuery.of(action, q, since, until);
        return table.find(identity.getAttribute("workspace"), query, SliceQuery.of(limit, cursor));
    }
}
