package dev.lectern.workspace;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.account.Sessions;
import dev.lectern.account.SignedIn;
import dev.lectern.account.Visit;
import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
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
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Where the mailed invitation leads. Who has an account signs in with it first: the link alone lets
 * nobody into an account that was there before.
 */
@Path("/invitation")
@Produces(MediaType.TEXT_HTML)
class InvitationPages {
    private final Invitations invitations;
    private final Accounts accounts;
    private final Sessions sessions;
    private final AuditLog audit;
    private final CurrentIdentityAssociation identities;
    private final Frame frame;

    InvitationPages(
            Invitations invitations,
            Accounts accounts,
            Sessions sessions,
            AuditLog audit,
            CurrentIdentityAssociation identities,
            Frame frame) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.identities = identities;
        this.frame = frame;
    }

    /**
     * What is asked of the reader.
     *
     * @param known they have an account
     * @param here they are signed in with it
     */
    record Question(
            String link, String email, String workspace, Role role, boolean known, boolean here) {}

    @CheckedTemplate(basePath = "workspace")
    static class Templates {
        static native TemplateInstance invitation(Question question, String name, Mistakes errors);

        static native TemplateInstance over();
    }

    @GET
    @Path("/t/{link}")
    @WithSession
    public Uni<Response> show(@RestPath String link) {
        return identities
                .getDeferredIdentity()
                .chain(identity -> question(link, SignedIn.of(identity)))
                .map(
                        question ->
                                question == null
                                        ? Answer.gone(Templates.over())
                                        : Answer.ok(
                                                Templates.invitation(
                                                        question, "", Mistakes.none())));
    }

    /** Who is signed in with the address that was asked. */
    @POST
    @Path("/join")
    public Uni<Response> join(@BeanParam InvitationForm form, RoutingContext request) {
        return identities
                .getDeferredIdentity()
                .chain(
                        identity ->
                                Panache.withTransaction(
                                        () -> join(form, SignedIn.of(identity), request)));
    }

    private Uni<Response> join(
            InvitationForm form, @Nullable SignedIn who, RoutingContext request) {
        return invitations
                .take(form.link)
                .chain(
                        invitation ->
                                invitation == null
                                                || who == null
                                                || !invitation.email.equals(who.email())
                                        ? Uni.createFrom().item(Answer.gone(Templates.over()))
                                        : join(invitation, who, request));
    }

    /** Whoever clicked twice, or came in by another way, is here already. */
    private Uni<Response> join(Invitation invitation, SignedIn who, RoutingContext request) {
        return Member.find(invitation.workspaceId, who.account())
                .chain(
                        member -> {
                            if (member != null) {
                                return Uni.createFrom().item(SeeOther.page("/", words().welcome()));
                            }
                            return invitations.ifOpen(invitation) == null
                                    ? Uni.createFrom().item(Answer.gone(Templates.over()))
                                    : enter(invitation, who, request);
                        });
    }

    private Uni<Response> enter(Invitation invitation, SignedIn who, RoutingContext request) {
        UUID session = who.session();
        return accounts.require(who.account())
                .chain(account -> accept(invitation, account, request))
                .chain(
                        () ->
                                session == null
                                        ? Uni.createFrom().voidItem()
                                        : sessions.enter(session, invitation.workspaceId))
                .replaceWith(() -> SeeOther.page("/", words().welcome()));
    }

    /** Who has no account yet makes one. */
    @POST
    @Path("/accept")
    public Uni<Response> accept(@BeanParam InvitationForm form, RoutingContext request) {
        return Panache.withSession(() -> question(form.link, null))
                .chain(
                        question ->
                                question == null || question.known()
                                        ? Uni.createFrom().item(Answer.gone(Templates.over()))
                                        : accept(question, form, request));
    }

    private Uni<Response> accept(Question question, InvitationForm form, RoutingContext request) {
        Mistakes mistakes = form.check(question.email(), frame.language());
        if (!mistakes.isEmpty()) {
            return Uni.createFrom()
                    .item(Answer.mend(Templates.invitation(question, form.name(), mistakes)));
        }
        return accounts.hash(form.password())
                .chain(hash -> Panache.withTransaction(() -> open(form, hash, request)));
    }

    /** Reads the invitation again: hashing took a while, and an invitation is good once. */
    private Uni<Response> open(InvitationForm form, String hash, RoutingContext request) {
        return invitations
                .take(form.link)
                .map(invitations::ifOpen)
                .chain(
                        invitation ->
                                invitation == null
                                        ? Uni.createFrom().item(Answer.gone(Templates.over()))
                                        : open(invitation, form, hash, request));
    }

    private Uni<Response> open(
            Invitation invitation, InvitationForm form, String hash, RoutingContext request) {
        return accounts.open(invitation.email, form.name(), hash)
                .call(account -> accept(invitation, account, request))
                .call(account -> sessions.open(account.id(), request))
                .replaceWith(() -> SeeOther.page("/", words().welcome()));
    }

    private Uni<Void> accept(Invitation invitation, AccountView account, RoutingContext request) {
        return invitations
                .accept(invitation, account)
                .chain(
                        () ->
                                audit.note(
                                        new Author(
                                                invitation.workspaceId,
                                                account.email(),
                                                Visit.of(request).address()),
                                        "member.joined",
                                        account.email(),
                                        new JsonObject().put("role", invitation.role.word())));
    }

    private Uni<@Nullable Question> question(@Nullable String link, @Nullable SignedIn who) {
        return invitations
                .read(link)
                .chain(
                        invitation ->
                                invitation == null
                                        ? Uni.createFrom().nullItem()
                                        : question(String.valueOf(link), invitation, who));
    }

    private Uni<@Nullable Question> question(
            String link, Invitation invitation, @Nullable SignedIn who) {
        boolean here = who != null && invitation.email.equals(who.email());
        return accounts.findByEmail(invitation.email)
                .chain(
                        account ->
                                Workspace.<Workspace>findById(invitation.workspaceId)
                                        .map(
                                                workspace ->
                                                        question(
                                                                link,
                                                                invitation,
                                                                workspace,
                                                                account,
                                                                here)));
    }

    private static Question question(
            String link,
            Invitation invitation,
            Workspace workspace,
            Optional<AccountView> account,
            boolean here) {
        return new Question(
                link, invitation.email, workspace.name, invitation.role, account.isPresent(), here);
    }

    private WorkspaceWords words() {
        return Words.in(frame.language(), WorkspaceWords.class);
    }
}
