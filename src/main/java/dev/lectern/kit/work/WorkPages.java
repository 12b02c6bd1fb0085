package dev.lectern.kit.work;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Slice;
import dev.lectern.kit.web.SliceQuery;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.work.WorkList.Filter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits, runs and failed for good, for admins to look after. */
@Path("/settings/work")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class WorkPages {
    private final WorkList list;
    private final SecurityIdentity identity;
    private final Frame frame;

    WorkPages(WorkList list, SecurityIdentity identity, Frame frame) {
        this.list = list;
        this.identity = identity;
        this.frame = frame;
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor) {
        UUID workspace = WorkAdmin.workspaceOf(identity);
        String asked = WorkAdmin.state(state);
        String shown = asked == null ? "parked" : asked;
        return list.counts(workspace)
                .chain(
                        counts ->
                                list.list(
                                                new Filter(workspace, shown, null),
                                                SliceQuery.of(null, cursor))
                                        .map(jobs -> Templates.list(jobs, shown, counts)));
    }

    @POST
    @Path("/{id}/retry")
    public Uni<Response> retry(@PathParam("id") String id) {
        WorkWords words = Words.in(frame.language(), WorkWords.class);
        return list.retry(WorkAdmin.workspaceOf(identity), WorkAdmin.id(id))
                .map(job -> SeeOther.page("/settings/work?state=" + job.state(), words.retried()));
    }

    @POST
    @Path("/{id}/drop")
    public Uni<Response> drop(@PathParam("id") String id) {
        WorkWords words = Words.in(frame.language(), WorkWords.class);
        return list.drop(WorkAdmin.workspaceOf(identity), WorkAdmin.id(id))
                .map(done -> SeeOther.page("/settings/work", words.dropped()));
    }

    @CheckedTemplate(basePath = "work")
    static class Templates {
        static native TemplateInstance list(
                Slice<WorkView> jobs, String state, Map<String, Long> counts);
    }
}
