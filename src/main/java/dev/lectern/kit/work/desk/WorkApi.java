package dev.lectern.kit.work.desk;

import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.work.desk.WorkList.Filter;
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
import java.util.UUID;
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
    private final WorkAdmin admin;
    private final SecurityIdentity identity;

    WorkApi(WorkList list, WorkAdmin admin, SecurityIdentity identity) {
        this.list = list;
        this.admin = admin;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "List work, oldest first; ?state=waiting, running or parked, ?kind=")
    public Uni<Slice<WorkView>> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        SliceQuery asked = SliceQuery.of(limit, cursor);
        String in = WorkAdmin.state(state);
        return admin.reachOf(identity)
                .chain(reach -> list.list(new Filter(reach, in, kind), asked));
    }

    @GET
    @Path("/count")
    @Operation(summary = "How many wait, run and are parked")
    public Uni<Map<String, Long>> count() {
        return admin.reachOf(identity).chain(list::counts);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One job")
    public Uni<WorkView> one(@PathParam("id") String id) {
        UUID job = WorkAdmin.id(id);
        return admin.reachOf(identity).chain(reach -> list.show(reach, job));
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Try it again now")
    public Uni<WorkView> retry(@PathParam("id") String id) {
        UUID job = WorkAdmin.id(id);
        return admin.reachOf(identity).chain(reach -> list.retry(reach, job));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Drop it: it will not be done")
    public Uni<Void> drop(@PathParam("id") String id) {
        UUID job = WorkAdmin.id(id);
        return admin.reachOf(identity).chain(reach -> list.drop(reach, job));
    }
}
