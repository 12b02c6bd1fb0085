package dev.lectern.workspace;

import dev.lectern.account.AccountView;
import dev.lectern.account.Accounts;
import dev.lectern.kit.web.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
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
    private final Clock clock;

    Founding(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
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
                .invoke(
                        anyone -> {
                            if (anyone) {
                                throw new NotFound("This installation is already set up.");
                            }
                        })
                .chain(() -> accounts.open(founder.email(), founder.name(), founder.passwordHash()))
                .chain(owner -> settle(owner, founder));
    }

    private Uni<Founded> settle(AccountView owner, Founder founder) {
        Instant now = clock.instant();
        Workspace workspace =
                Workspace.of(founder.workspace(), founder.language(), founder.zone(), now);
        return workspace
                .persist()
                .chain(() -> Member.of(workspace.id, owner.id(), Role.OWNER, now).persist())
                .chain(() -> key(workspace, owner, founder.apiKey(), now))
                .replaceWith(() -> new Founded(owner, workspace.view()));
    }

    private static Uni<Void> key(
            Workspace workspace, AccountView owner, @Nullable String secret, Instant now) {
        if (secret == null) {
            return Uni.createFrom().voidItem();
        }
        ApiKey key = ApiKey.of(workspace.id, "Set-up", secret, Scope.ADMIN, now);
        key.createdBy = owner.id();
        return key.persist().replaceWithVoid();
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
