package dev.lectern.webinar;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The templates of a workspace: begin a webinar from one, save one, delete one. */
@Path("/webinars/templates")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class TemplatePages {
    private final SecurityIdentity identity;
    private final Templating templating;
    private final Frame frame;

    TemplatePages(SecurityIdentity identity, Templating templating, Frame frame) {
        this.identity = identity;
        this.templating = templating;
        this.frame = frame;
    }

    @GET
    public Uni<TemplateInstance> list() {
        return page(Mistakes.none(), "", "");
    }

    private Uni<TemplateInstance> page(Mistakes mistakes, String name, String webinar) {
        Caller caller = Caller.of(identity);
        return Panache.withSession(() -> templating.all(caller))
                .map(all -> all.stream().map(Row::of).toList())
                .map(rows -> Templates.templates(rows, mistakes, name, webinar));
    }

    @POST
    public Uni<Response> save(
            @FormParam("webinar") UUID webinar, @FormParam("name") @Nullable String name) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> templating.save(caller, webinar, name))
                .map(
                        template ->
                                SeeOther.page(
                                        "/webinars/" + webinar,
                                        words().templateSaved(template.name())))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> again((Refused) refused, name, webinar));
    }

    /** The name stays typed, with what is wrong beside it. */
    private Uni<Response> again(Refused refused, @Nullable String name, UUID webinar) {
        return page(Mistakes.of(refused), name == null ? "" : name, webinar.toString())
                .map(page -> Response.status(422).entity(page).build());
    }

    @POST
    @Path("/{id}/begin")
    public Uni<Response> begin(UUID id) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> templating.begin(caller, id, null))
                .map(webinar -> SeeOther.page("/webinars/" + webinar.id() + "/edit"));
    }

    @POST
    @Path("/{id}/delete")
    public Uni<Response> delete(UUID id) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> templating.delete(caller, id))
                .replaceWith(() -> SeeOther.page("/webinars/templates", words().templateDeleted()));
    }

    private TemplateWords words() {
        return Words.in(frame.language(), TemplateWords.class);
    }

    /** One template in the list. */
    @TemplateData
    record Row(UUID id, String name, String title, long minutes) {
        static Row of(WebinarTemplate template) {
            return new Row(
                    template.id(),
                    template.name(),
                    template.title(),
                    Duration.ofMinutes(template.minutes()).toMinutes());
        }

        public String at(String action) {
            return "/webinars/templates/" + id + "/" + action;
        }
    }

    @CheckedTemplate(basePath = "webinar")
    static class Templates {
        static native TemplateInstance templates(
                List<Row> rows, Mistakes mistakes, String name, String webinar);
    }
}
