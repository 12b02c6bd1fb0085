package dev.lectern.kit.work.desk;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.desk.WorkList.Filter;
import dev.lectern.kit.work.desk.WorkList.Reach;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
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
    private final WorkAdmin admin;
    private final SecurityIdentity identity;
    private final Frame frame;
    private final Instance<Handler> handlers;

    WorkPages(
            WorkList list,
            WorkAdmin admin,
            SecurityIdentity identity,
            Frame frame,
            Instance<Handler> handlers) {
        this.list = list;
        this.admin = admin;
        this.identity = identity;
        this.frame = frame;
        this.handlers = handlers;
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor) {
        String asked = WorkAdmin.state(state);
        SliceQuery slice = SliceQuery.of(null, cursor);
        return admin.reachOf(identity)
                .chain(
                        reach ->
                                list.counts(reach)
                                        .chain(counts -> page(reach, counts, asked, slice)));
    }

    private Uni<TemplateInstance> page(
            Reach reach, Map<String, Long> counts, @Nullable String asked, SliceQuery slice) {
        String shown = asked == null ? mostUrgent(counts) : asked;
        return list.list(new Filter(reach, shown, null), slice)
                .map(jobs -> Templates.list(jobs.map(this::line), shown, counts));
    }

    /** What has not failed is not offered to be tried again or dropped. */
    private Line line(WorkView job) {
        String title =
                handlers.stream()
                        .filter(handler -> handler.kind().equals(job.kind()))
                        .findFirst()
                        .map(handler -> handler.title().in(frame.language()))
                        .orElse(job.kind());
        boolean failed = job.lastError() != null || job.state().equals("parked");
        return new Line(job, title, failed && !job.state().equals("running"));
    }

    /**
     * A job as the page shows it.
     *
     * @param open whether somebody is asked what to do about it
     */
    record Line(WorkView job, String title, boolean open) {}

    /** What needs somebody, else what waits: it may wait because it failed for now. */
    private static String mostUrgent(Map<String, Long> counts) {
        boolean nothingParked = counts.getOrDefault("parked", 0L) == 0;
        return nothingParked && counts.getOrDefault("waiting", 0L) > 0 ? "waiting" : "parked";
    }

    @POST
    @Path("/{id}/retry")
    public Uni<Response> retry(@PathParam("id") String id) {
        WorkWords words = Words.in(frame.language(), WorkWords.class);
        UUID job = WorkAdmin.id(id);
        return admin.reachOf(identity)
                .chain(reach -> list.retry(reach, job))
                .map(
                        done ->
                                SeeOther.page(
                                        "/settings/work?state=" + done.state(), words.retried()));
    }

    @POST
    @Path("/{id}/drop")
    public Uni<Response> drop(@PathParam("id") String id) {
        WorkWords words = Words.in(frame.language(), WorkWords.class);
        UUID job = WorkAdmin.id(id);
        return admin.reachOf(identity)
                .chain(reach -> list.drop(reach, job))
                .map(done -> SeeOther.page("/settings/work", words.dropped()));
    }

    @CheckedTemplate(basePath = "work")
    static class Templates {
        static native TemplateInstance list(
                Slice<Line> jobs, String state, Map<String, Long> counts);
    }
}
