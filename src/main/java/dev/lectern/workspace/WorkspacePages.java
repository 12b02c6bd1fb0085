package dev.lectern.workspace;

import dev.lectern.account.Visit;
import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.Zones;
import dev.lectern.kit.web.fault.Mistakes;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** How the workspace is called and how its pages look. */
@Path("/settings/workspace")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class WorkspacePages {
    private final SecurityIdentity identity;
    private final AuditLog audit;
    private final Frame frame;

    WorkspacePages(SecurityIdentity identity, AuditLog audit, Frame frame) {
        this.identity = identity;
        this.audit = audit;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "workspace")
    static class Templates {
        static native TemplateInstance settings(
                WorkspaceForm form, List<String> zones, Mistakes errors);
    }

    @GET
    @WithSession
    public Uni<TemplateInstance> form() {
        Caller caller = Caller.of(identity).require(Role.ADMIN);
        return Workspace.<Workspace>findById(caller.workspace())
                .map(workspace -> page(WorkspaceForm.of(workspace), Mistakes.none()));
    }

    private static TemplateInstance page(WorkspaceForm form, Mistakes mistakes) {
        return Templates.settings(form, Zones.names(form.timezone()), mistakes);
    }

    @POST
    @WithTransaction
    public Uni<Response> save(@BeanParam WorkspaceForm form, RoutingContext at) {
        Caller caller = Caller.of(identity).require(Role.ADMIN);
        WorkspaceWords words = Words.in(frame.language(), WorkspaceWords.class);
        Mistakes mistakes = form.check(words);
        if (!mistakes.isEmpty()) {
            return Uni.createFrom().item(Answer.mend(page(form, mistakes)));
        }
        return Workspace.<Workspace>findById(caller.workspace())
                .invoke(form::fill)
                .chain(workspace -> note(caller, workspace, at))
                .replaceWith(() -> SeeOther.page("/settings/workspace", words.workspaceSaved()));
    }

    private Uni<Void> note(Caller caller, Workspace workspace, RoutingContext at) {
        return audit.note(
                new Author(caller.workspace(), caller.label(), Visit.of(at).address()),
                "workspace.changed",
                workspace.name,
                new JsonObject()
                        .put("accent", workspace.accent)
                        .put("language", workspace.language)
                        .put("timezone", workspace.timezone));
    }
}
