package dev.lectern.workspace;

import dev.lectern.account.Sessions;
import dev.lectern.account.SignedIn;
import dev.lectern.account.Visit;
import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Cookies;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The workspaces of a person: going from one to another, and making a new one. */
@Path("/workspaces")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ChoicePages {
    private static final int LONGEST = 100;

    private final SecurityIdentity identity;
    private final Workspaces workspaces;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Frame frame;

    ChoicePages(
            SecurityIdentity identity,
            Workspaces workspaces,
            Sessions sessions,
            AuditLog audit,
            Frame frame) {
        this.identity = identity;
        this.workspaces = workspaces;
        this.sessions = sessions;
        this.audit = audit;
        this.frame = frame;
    }

    /** A workspace to choose, and as what one is there. */
    record Choice(UUID id, String name, Role role, boolean here) {}

    @CheckedTemplate(basePath = "workspace")
    static class Templates {
        static native TemplateInstance workspaces(
                List<Choice> choices, String name, Mistakes errors);
    }

    @GET
    @WithSession
    public Uni<TemplateInstance> list() {
        return choices().map(all -> Templates.workspaces(all, "", Mistakes.none()));
    }

    @POST
    @Path("/{id}/enter")
    @WithTransaction
    public Uni<Response> enter(@RestPath UUID id) {
        SignedIn who = SignedIn.require(identity);
        return workspaces
                .role(id, who.account())
                .map(role -> role.orElseThrow(Workspaces::notFound))
                .chain(() -> enter(who, id))
                .replaceWith(() -> SeeOther.page("/"));
    }

    @POST
    @WithTransaction
    public Uni<Response> found(@RestForm @Nullable String name, RoutingContext request) {
        WorkspaceWords words = Words.in(frame.language(), WorkspaceWords.class);
        SignedIn who = SignedIn.require(identity);
        String wished = name == null ? "" : name.strip();
        Mistakes mistakes =
                new Mistakes()
                        .when(wished.isEmpty(), "name", words.noWorkspaceName())
                        .when(wished.length() > LONGEST, "name", words.tooLong())
                        .whenNoLine(wished, "name");
        if (!mistakes.isEmpty()) {
            return choices().map(all -> Answer.mend(Templates.workspaces(all, wished, mistakes)));
        }
        ZoneId zone =
                Cookies.read(request, "zone").map(Zones::find).orElseGet(Zones::ofThisMachine);
        return workspaces
                .found(wished, frame.language().getLanguage(), zone, who.account())
                .call(made -> note(who, made, request))
                .chain(made -> enter(who, made.id()))
                .replaceWith(() -> SeeOther.page("/", words.workspaceMade()));
    }

    private Uni<Void> note(SignedIn who, WorkspaceView made, RoutingContext request) {
        return audit.note(
                new Author(made.id(), who.email(), Visit.of(request).address()),
                "workspace.founded",
                made.name(),
                new JsonObject());
    }

    private Uni<Void> enter(SignedIn who, UUID workspace) {
        UUID session = who.session();
        return session == null ? Uni.createFrom().voidItem() : sessions.enter(session, workspace);
    }

    private Uni<List<Choice>> choices() {
        @Nullable Caller caller = identity.getAttribute(Caller.ATTRIBUTE);
        UUID here = caller == null ? null : caller.workspace();
        return Member.<Member>list(
                        "accountId = ?1 order by joinedAt", SignedIn.require(identity).account())
                .chain(
                        members ->
                                Workspace.<Workspace>list("id in ?1", idsOf(members))
                                        .map(found -> choices(members, found, here)));
    }

    private static List<UUID> idsOf(List<Member> members) {
        return members.stream().map(member -> member.workspaceId).toList();
    }

    private static List<Choice> choices(
            List<Member> members, List<Workspace> found, @Nullable UUID here) {
        Map<UUID, Workspace> byId =
                found.stream().collect(Collectors.toMap(one -> one.id, Function.identity()));
        return members.stream()
                .map(
                        member ->
                                new Choice(
                                        member.workspaceId,
                                        Objects.requireNonNull(byId.get(member.workspaceId)).name,
                                        member.role,
                                        member.workspaceId.equals(here)))
                .toList();
    }
}
