package dev.lectern.workspace;

import dev.lectern.account.Visit;
import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What is done about an open invitation: mailing it again, taking it back. */
@Path("/settings/members/invitations/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class AskedPages {
    private static final String LIST = "/settings/members";

    private final SecurityIdentity identity;
    private final Invitations invitations;
    private final AuditLog audit;
    private final Frame frame;

    AskedPages(SecurityIdentity identity, Invitations invitations, AuditLog audit, Frame frame) {
        this.identity = identity;
        this.invitations = invitations;
        this.audit = audit;
        this.frame = frame;
    }

    @POST
    @Path("/again")
    @WithTransaction
    public Uni<Response> again(@RestPath UUID id, RoutingContext at) {
        Caller caller = Caller.of(identity).require(Role.ADMIN);
        return find(caller, id)
                .chain(asked -> ask(caller, asked))
                .call(asked -> note(caller, "member.invited", asked, at))
                .map(asked -> SeeOther.page(LIST, words().invited(asked.email)));
    }

    private Uni<Invitation> ask(Caller caller, Invitation open) {
        return invitations.ask(caller, open.email, open.role, words().alreadyHere());
    }

    @POST
    @Path("/withdraw")
    @WithTransaction
    public Uni<Response> withdraw(@RestPath UUID id, RoutingContext at) {
        Caller caller = Caller.of(identity).require(Role.ADMIN);
        return find(caller, id)
                .call(asked -> note(caller, "member.invitation-withdrawn", asked, at))
                .call(asked -> Invitation.delete("id", asked.id))
                .replaceWith(() -> SeeOther.page(LIST, words().withdrawn()));
    }

    private static Uni<Invitation> find(Caller caller, UUID id) {
        return Invitation.<Invitation>find("id = ?1 and workspaceId = ?2", id, caller.workspace())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new NotFound(
                                        Sentence.of(
                                                "There is no such invitation.",
                                                "Diese Einladung gibt es nicht.")));
    }

    private Uni<Void> note(Caller caller, String action, Invitation asked, RoutingContext at) {
        return audit.note(
                new Author(caller.workspace(), caller.label(), Visit.of(at).address()),
                action,
                asked.email,
                new JsonObject().put("role", asked.role.word()));
    }

    private WorkspaceWords words() {
        return Words.in(frame.language(), WorkspaceWords.class);
    }
}
