package dev.lectern.kit.work;

import dev.lectern.kit.web.Slice;
import dev.lectern.kit.web.SliceQuery;
import dev.lectern.kit.work.WorkList.Filter;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What waits, runs and failed for good, for an admin's programs. */
@Path("/api/v1/work")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Work")
class WorkApi {
    private final WorkList list;
    private final SecurityIdentity identity;

    WorkApi(WorkList list, SecurityIdentity identity) {
        this.list = list;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "List work, oldest first; ?state=waiting, running or parked, ?kind=")
    public Uni<Slice<WorkView>> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Filter filter = new Filter(WorkAdmin.workspaceOf(identity), WorkAdmin.state(state), kind);
        return list.list(filter, SliceQuery.of(limit, cursor));
    }

    @GET
    @Path("/count")
    @Operation(summary = "How many wait, run and are parked")
    public Uni<Map<String, Long>> count() {
        return list.counts(WorkAdmin.workspaceOf(identity));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One job")
    public Uni<WorkView> one(@PathParam("id") String id) {
        return list.require(WorkAdmin.workspaceOf(identity), WorkAdmin.id(id));
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Try it again now")
    public Uni<WorkView> retry(@PathParam("id") String id) {
        return list.retry(WorkAdmin.workspaceOf(identity), WorkAdmin.id(id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Drop it: it will not be done")
    public Uni<Void> drop(@PathParam("id") String id) {
        return list.drop(WorkAdmin.workspaceOf(identity), WorkAdmin.id(id));
    }
}
