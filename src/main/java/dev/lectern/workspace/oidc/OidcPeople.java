package dev.lectern.workspace.oidc;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.workspace.Role;
import dev.lectern.workspace.Workspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Finds or makes the account of somebody from the identity server, in the caller's transaction. */
@ApplicationScoped
class OidcPeople {
    private final Accounts accounts;
    private final Workspaces workspaces;

    OidcPeople(Accounts accounts, Workspaces workspaces) {
        this.accounts = accounts;
        this.workspaces = workspaces;
    }

    /** The account that is linked; else the one with the same verified address; else a new one. */
    Uni<AccountView> welcome(OidcPerson person) {
        return accounts.findLinked(person.issuer(), person.subject())
                .chain(
                        linked ->
                                linked.isPresent()
                                        ? Uni.createFrom().item(linked.get())
                                        : link(person))
                .call(account -> place(account, person.role()));
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
    private Uni<Void> place(AccountView account, @Nullable Role role) {
        return role == null
                ? Uni.createFrom().voidItem()
                : workspaces
                        .first()
                        .chain(
                                first ->
                                        first.isEmpty()
                                                ? Uni.createFrom().voidItem()
                                                : workspaces.admit(
                                                        first.get(), account.id(), role));
    }
}
