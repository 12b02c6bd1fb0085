package dev.lectern.workspace;

import dev.lectern.account.Accounts;
import dev.lectern.account.EmailAddress;
import dev.lectern.account.Visit;
import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.AskedPeople.Asked;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Who works in the workspace, as what, and who is asked in. */
@Path("/settings/members")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class MemberPages {
    private static final String HERE = "/settings/members";

    private final SecurityIdentity identity;
    private final Workspaces workspaces;
    private final Accounts accounts;
    private final Invitations invitations;
    private final AskedPeople askedPeople;
    private final AuditLog audit;
    private final Frame frame;

    MemberPages(
            SecurityIdentity identity,
            Workspaces workspaces,
            Accounts accounts,
            Invitations invitations,
            AskedPeople askedPeople,
            AuditLog audit,
            Frame frame) {
        this.identity = identity;
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.invitations = invitations;
        this.askedPeople = askedPeople;
        this.audit = audit;
        this.frame = frame;
    }

    /** What the page shows; roles are those that the reader may give. */
    record People(
            List<MemberView> members,
            List<Asked> asked,
            List<Role> roles,
            @Nullable UUID me,
            boolean mayManage) {}

    @CheckedTemplate(basePath = "workspace")
    static class Templates {
        static native TemplateInstance members(
                People people, String email, String role, Mistakes errors);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return people(caller())
                .map(people -> Templates.members(people, "", "host", Mistakes.none()));
    }

    @POST
    @Path("/invite")
    public Uni<Response> invite(
            @RestForm @Nullable String email, @RestForm @Nullable String role, RoutingContext at) {
        Caller caller = caller().require(Role.ADMIN);
        String address = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
        if (!EmailAddress.isPlausible(address)) {
            Mistakes wrong = new Mistakes().when(true, "email", words().noAddress());
            return again(caller, address, role, wrong);
        }
        Optional<Role> wished = Role.of(role);
        if (wished.isEmpty()) {
            Mistakes wrong = new Mistakes().when(true, "role", words().chooseRole());
            return again(caller, address, role, wrong);
        }
        return Panache.withTransaction(() -> ask(caller, address, wished.get(), at))
                .map(asked -> SeeOther.page(HERE, words().invited(address)))
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused -> again(caller, address, role, Mistakes.of((Refused) refused)));
    }

    private Uni<Invitation> ask(Caller caller, String address, Role role, RoutingContext at) {
        return invitations
                .ask(caller, address, role, words().alreadyHere())
                .call(
                        asked ->
                                note(
                                        caller,
                                        "member.invited",
                                        address,
                                        new JsonObject().put("role", role.word()),
                                        at));
    }

    private Uni<Response> again(
            Caller caller, String email, @Nullable String role, Mistakes mistakes) {
        return people(caller)
                .map(
                        people ->
                                Answer.mend(
                                        Templates.members(
                                                people,
                                                email,
                                                role == null ? "" : role,
                                                mistakes)));
    }

    @POST
    @Path("/{id}/role")
    @WithTransaction
    public Uni<Response> change(
            @RestPath UUID id, @RestForm @Nullable String role, RoutingContext at) {
        Caller caller = caller().require(Role.ADMIN);
        Role wished = Role.of(role).orElseThrow(() -> new Refused("role", words().chooseRole()));
        return member(caller, id)
                .call(
                        member ->
                                Member.otherOwners(member)
                                        .invoke(n -> member.become(wished, caller.role(), n)))
                .call(
                        member ->
                                note(
                                        caller,
                                        "member.changed",
                                        member,
                                        new JsonObject().put("role", wished.word()),
                                        at))
                .map(member -> SeeOther.page(HERE, words().changed()))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> beside(caller, id, (Refused) refused));
    }

    /** Removes somebody, or oneself: whoever works here may go. */
    @POST
    @Path("/{id}/remove")
    @WithTransaction
    public Uni<Response> remove(@RestPath UUID id, RoutingContext at) {
        Caller caller = caller();
        return member(caller, id)
                .call(
                        member ->
                                Member.otherOwners(member)
                                        .invoke(n -> allowRemoval(caller, member, n)))
                .call(member -> note(caller, "member.removed", member, new JsonObject(), at))
                .call(member -> Member.delete("id", member.id))
                .map(member -> gone(caller, member))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> beside(caller, id, (Refused) refused));
    }

    /** The page again, with the sentence where somebody's role stands. */
    private Uni<Response> beside(Caller caller, UUID member, Refused refused) {
        return again(
                caller,
                "",
                Role.HOST.word(),
                new Mistakes().when(true, "role-" + member, refused.sentence()));
    }

    private static void allowRemoval(Caller caller, Member member, long otherOwners) {
        if (!member.accountId.equals(caller.account())) {
            caller.require(Role.ADMIN);
        }
        member.requireRemovable(caller.role(), otherOwners);
    }

    private Response gone(Caller caller, Member member) {
        return member.accountId.equals(caller.account())
                ? SeeOther.page("/workspaces", words().left())
                : SeeOther.page(HERE, words().removed());
    }

    private Uni<People> people(Caller caller) {
        boolean mayManage = caller.role().includes(Role.ADMIN);
        List<Role> roles = Arrays.stream(Role.values()).filter(caller.role()::includes).toList();
        return Panache.withSession(() -> workspaces.members(caller.workspace()))
                .chain(
                        members ->
                                askedPeople
                                        .of(caller.workspace())
                                        .map(
                                                asked ->
                                                        new People(
                                                                members,
                                                                asked,
                                                                roles,
                                                                caller.account(),
                                                                mayManage)));
    }

    /** Somebody of this workspace, while nobody else changes who owns it. */
    private static Uni<Member> member(Caller caller, UUID id) {
        return Workspace.<Workspace>findById(caller.workspace(), LockModeType.PESSIMISTIC_WRITE)
                .chain(workspace -> Member.find(workspace.id, id))
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new NotFound(
                                        Sentence.of(
                                                "Nobody like that works here.",
                                                "So jemand arbeitet hier nicht.")));
    }

    /** By the address: the number of an account says nothing to whoever reads the log. */
    private Uni<Void> note(
            Caller caller, String action, Member member, JsonObject detail, RoutingContext at) {
        return accounts.require(member.accountId)
                .chain(account -> note(caller, action, account.email(), detail, at));
    }

    private Uni<Void> note(
            Caller caller, String action, String subject, JsonObject detail, RoutingContext at) {
        return audit.note(
                new Author(caller.workspace(), caller.label(), Visit.of(at).address()),
                action,
                subject,
                detail);
    }

    private Caller caller() {
        return Caller.of(identity);
    }

    private WorkspaceWords words() {
        return Words.in(frame.language(), WorkspaceWords.class);
    }
}
