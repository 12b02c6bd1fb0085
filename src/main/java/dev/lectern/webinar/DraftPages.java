package dev.lectern.webinar;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.api.Versions;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.UUID;

/** What the page for planning asks while somebody types: keep this, show this. */
@Path("/webinars")
@Authenticated
class DraftPages {
    private final SecurityIdentity identity;
    private final Frame frame;
    private final Webinars webinars;
    private final Planning planning;
    private final Changing changing;

    DraftPages(
            SecurityIdentity identity,
            Frame frame,
            Webinars webinars,
            Planning planning,
            Changing changing) {
        this.identity = identity;
        this.frame = frame;
        this.webinars = webinars;
        this.planning = planning;
        this.changing = changing;
    }

    /** Keeps what is typed as a draft, and says under which id and version. */
    @POST
    @Path("/draft")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<JsonObject> keep(MultivaluedMap<String, String> sent) {
        Caller caller = Caller.of(identity);
        EditForm form = EditForm.of(sent);
        return Panache.withTransaction(() -> planning.create(caller, form.json()))
                .map(DraftPages::kept);
    }

    @POST
    @Path("/{id}/draft")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<JsonObject> keep(UUID id, MultivaluedMap<String, String> sent) {
        Caller caller = Caller.of(identity);
        EditForm form = EditForm.of(sent);
        return Panache.withTransaction(() -> changing.keep(caller, id, form.json(), form.version()))
                .map(DraftPages::kept);
    }

    private static JsonObject kept(WebinarView webinar) {
        return new JsonObject()
                .put("id", webinar.id().toString())
                .put("slug", webinar.slug())
                .put("version", webinar.version())
                .put(Filled.FIELD, EditForm.of(webinar).at(Filled.FIELD))
                .put("etag", Versions.etag(webinar.version()));
    }

    /** The public page in small, as what is typed would make it. */
    @POST
    @Path("/preview")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance preview(MultivaluedMap<String, String> sent) {
        return Templates.preview(Preview.of(EditForm.of(sent), null, frame.language()));
    }

    @POST
    @Path("/{id}/preview")
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> preview(UUID id, MultivaluedMap<String, String> sent) {
        return webinars.requireMine(Caller.of(identity), id)
                .map(stands -> Preview.of(EditForm.of(sent), stands, frame.language()))
                .map(Templates::preview);
    }

    @CheckedTemplate(basePath = "webinar")
    static class Templates {
        static native TemplateInstance preview(Preview preview);
    }
}
