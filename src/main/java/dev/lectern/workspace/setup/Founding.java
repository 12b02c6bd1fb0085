package dev.lectern.workspace.setup;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.db.OpenTransaction;
import dev.lectern.workspace.Scope;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import dev.lectern.workspace.key.Keys;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Makes the first person, their workspace, and perhaps a key, on an installation without anybody.
 * Two who try at the same time wait for each other, and the second finds somebody there.
 */
@ApplicationScoped
class Founding {
    private static final String KEY = "Set-up";
    static final long LOCK = 0x1EC7_E511L;

    private final Accounts accounts;
    private final Workspaces workspaces;
    private final Keys keys;
    private final AuditLog audit;

    Founding(Accounts accounts, Workspaces workspaces, Keys keys, AuditLog audit) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.keys = keys;
        this.audit = audit;
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

    /**
     * In the transaction that the caller opened.
     *
     * @param address from where; absent when settings do it
     */
    Uni<Founded> found(Founder founder, @Nullable String address) {
        return lock().chain(accounts::isAnyone)
                .invoke(Founding::refuseIfSetUp)
                .chain(() -> accounts.open(founder.email(), founder.name(), founder.passwordHash()))
                .chain(owner -> settle(owner, founder, address));
    }

    private static void refuseIfSetUp(boolean anyone) {
        if (anyone) {
            throw new AlreadySetUp();
        }
    }

    private Uni<Founded> settle(AccountView owner, Founder founder, @Nullable String address) {
        return workspaces
                .found(founder.workspace(), founder.language(), founder.zone(), owner.id())
                .map(workspace -> new Founded(owner, workspace))
                .call(made -> note(made, "workspace.founded", made.workspace().name(), address))
                .call(made -> key(made, founder.apiKey(), address));
    }

    private Uni<Void> key(Founded made, @Nullable String secret, @Nullable String address) {
        return secret == null
                ? Uni.createFrom().voidItem()
                : keys.keep(made.workspace().id(), KEY, secret, Scope.ADMIN)
                        .chain(() -> note(made, "key.made", KEY, address));
    }

    private Uni<Void> note(Founded made, String action, String subject, @Nullable String address) {
        return audit.note(
                new Author(made.workspace().id(), made.owner().email(), address),
                action,
                subject,
                new JsonObject());
    }

    private static Uni<Void> lock() {
        return OpenTransaction.read("select pg_advisory_xact_lock($1)::text", LOCK)
                .replaceWithVoid();
    }
}
