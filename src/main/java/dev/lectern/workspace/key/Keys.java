package dev.lectern.workspace.key;

import dev.lectern.workspace.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The door to API keys, in the transaction that the caller opened. */
@ApplicationScoped
public class Keys {
    private final Clock clock;

    Keys(Clock clock) {
        this.clock = clock;
    }

    /** Takes a key that somebody brought along. */
    public Uni<Void> keep(UUID workspace, String name, String secret, Scope scope) {
        return ApiKey.of(workspace, name, secret, scope, clock.instant())
                .persist()
                .replaceWithVoid();
    }
}
