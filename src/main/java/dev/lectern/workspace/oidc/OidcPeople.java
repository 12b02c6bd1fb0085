package dev.lectern.workspace.oidc;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.account.Visit;
import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.workspace.Role;
import dev.lectern.workspace.Workspaces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds or makes the account of somebody from the identity server, in the caller's transaction. */
@ApplicationScoped
class OidcPeople {
    private static final String SERVER = "identity server";

    private final Accounts accounts;
    private final Workspaces workspaces;
    private final AuditLog audit;

    OidcPeople(Accounts accounts, Workspaces workspaces, AuditLog audit) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.audit = audit;
    }

    /** The account that is linked; else the one with the same verified address; else a new one. */
    Uni<AccountView> welcome(OidcPerson person, Visit visit) {
        return accounts.findLinked(person.issuer(), person.subject())
                .chain(
                        linked ->
                                linked.isPresent()
                                        ? Uni.createFrom().item(linked.get())
                                        : link(person))
                .call(account -> place(account, person.role(), visit));
    }

    private Uni<AccountView> link(OidcPerson person) {
        String email = person.requireVerifiedEmail();
        return accounts.findByEmail(email)
                .chain(
                        known ->
                                known.isPresent()
                                        ? Uni.createFrom().item(known.get())
                                        : accounts.openWithoutPassword(email, person.name()))
                .call(account -> accounts.link(account.id(), person.issuer(), person.subject()));
    }

    /** What the server says of roles holds for the workspace of the installation's first days. */
    private Uni<Void> place(AccountView account, @Nullable Role role, Visit visit) {
        return workspaces
                .first()
                .chain(
                        first ->
                                first.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : place(first.get(), account, role, visit));
    }

    private Uni<Void> place(UUID workspace, AccountView account, @Nullable Role role, Visit visit) {
        return workspaces
                .role(workspace, account.id())
                .call(() -> workspaces.follow(workspace, account.id(), role))
                .chain(before -> note(workspace, account, before, visit));
    }

    /** The role that stands now may be another than was asked for: a last owner stays one. */
    private Uni<Void> note(
            UUID workspace, AccountView account, Optional<Role> before, Visit visit) {
        return workspaces
                .role(workspace, account.id())
                .chain(
                        now ->
                                now.equals(before)
                                        ? Uni.createFrom().voidItem()
                                        : audit.note(
                                                new Author(workspace, SERVER, visit.address()),
                                                deed(before, now),
                                                account.email(),
                                                now.map(
                                                                one ->
                                                                        new JsonObject()
                                                                                .put(
                                                                                        "role",
                                                                                        one.word()))
                                                        .orElseGet(JsonObject::new)));
    }

    private static String deed(Optional<Role> before, Optional<Role> now) {
        if (now.isEmpty()) {
            return "member.removed";
        }
        return before.isEmpty() ? "member.joined" : "member.changed";
    }
}
