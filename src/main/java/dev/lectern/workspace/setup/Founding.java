package dev.lectern.workspace.setup;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.kit.web.NotFound;
import dev.lectern.kit.web.Sentence;
import dev.lectern.workspace.Scope;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import dev.lectern.workspace.key.Keys;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Makes the first person, their workspace, and perhaps a key, on an installation without anybody.
 * Two who try at the same time wait for each other, and the second finds somebody there.
 */
@ApplicationScoped
class Founding {
    private static final long LOCK = 0x1EC7_E511L;

    private final Accounts accounts;
    private final Workspaces workspaces;
    private final Keys keys;

    Founding(Accounts accounts, Workspaces workspaces, Keys keys) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.keys = keys;
    }

    /** What the first person told us; {@code apiKey} is taken as it is. */
    record Founder(
            String email,
            String name,
            String passwordHash,
            String workspace,
            String language,
            ZoneId zone,
            @Nullable String apiKey) {}

    record Founded(AccountView owner, WorkspaceView workspace) {}

    /** In the transaction that the caller opened. */
    Uni<Founded> found(Founder founder) {
        return lock().chain(accounts::isAnyone)
                .invoke(Founding::refuseIfSetUp)
                .chain(() -> accounts.open(founder.email(), founder.name(), founder.passwordHash()))
                .chain(owner -> settle(owner, founder));
    }

    private static void refuseIfSetUp(boolean anyone) {
        if (anyone) {
            throw new NotFound(
                    Sentence.of(
                            "This installation is already set up.",
                            "Diese Installation ist schon eingerichtet."));
        }
    }

    private Uni<Founded> settle(AccountView owner, Founder founder) {
        return workspaces
                .found(founder.workspace(), founder.language(), founder.zone(), owner.id())
                .call(workspace -> key(workspace, founder.apiKey()))
                .map(workspace -> new Founded(owner, workspace));
    }

    private Uni<Void> key(WorkspaceView workspace, @Nullable String secret) {
        return secret == null
                ? Uni.createFrom().voidItem()
                : keys.keep(workspace.id(), "Set-up", secret, Scope.ADMIN);
    }

    private static Uni<Object> lock() {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "select cast(pg_advisory_xact_lock(?1) as text)",
                                                String.class)
                                        .setParameter(1, LOCK)
                                        .getSingleResultOrNull());
    }
}
