package dev.lectern.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which link of a registration is good, remembered for a moment and forgotten as soon as it
 * changes.
 */
@ApplicationScoped
class LinkStates {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Pool database;
    private final Cache<UUID, PersonView> states =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(200_000).build();

    LinkStates(Pool database) {
        this.database = database;
    }

    Uni<Optional<PersonView>> find(UUID registration) {
        PersonView kept = states.getIfPresent(registration);
        if (kept != null) {
            return Uni.createFrom().item(Optional.of(kept));
        }
        return new RegistrationRows(database)
                .find(registration)
                .map(found -> found.map(one -> PersonView.of(one, null)))
                .invoke(found -> found.ifPresent(one -> states.put(registration, one)));
    }

    /** To be called after the commit. */
    void changed(List<UUID> registrations) {
        registrations.forEach(states::invalidate);
    }
}
