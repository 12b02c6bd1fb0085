package dev.lectern.workspace.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as its workspace sees it.
 *
 * @param key the key itself, only in the answer that makes it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyView(
        UUID id,
        String name,
        String prefix,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String key) {
    static KeyView of(ApiKey key) {
        return made(key, null);
    }

    static KeyView made(ApiKey key, @Nullable String secret) {
        return new KeyView(
                key.id,
                key.name,
                key.prefix,
                key.scope.words(),
                key.createdAt,
                key.expiresAt,
                key.lastUsedAt,
                secret);
    }
}
