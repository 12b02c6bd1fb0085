package dev.lectern.workspace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Which sessions and keys this node has seen in the last minute, so that "last used" costs a write
 * a minute and not one a request.
 */
@ApplicationScoped
class Sightings {
    private final Cache<UUID, Boolean> recent =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .maximumSize(100_000)
                    .build();

    /** True for the first who asks in a minute, for each. */
    boolean claim(UUID id) {
        return recent.asMap().putIfAbsent(id, Boolean.TRUE) == null;
    }
}
