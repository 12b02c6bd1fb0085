package dev.lectern.workspace.key;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Secret;
import dev.lectern.workspace.Scope;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key that a program works with in a workspace: shown once, stored as a hash. */
@Entity
@Table(name = "api_key")
class ApiKey extends PanacheEntityBase {
    private static final int SHOWN = 7;

    @Id UUID id;

    @Column(nullable = false)
    UUID workspaceId;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String prefix;

    @Column(nullable = false)
    byte[] secretHash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Scope scope;

    /** It came with the set-up: it sees what the first owner sees. */
    @Column(nullable = false)
    boolean founding;

    @Nullable UUID createdBy;

    @Column(nullable = false)
    Instant createdAt;

    @Nullable Instant expiresAt;
    @Nullable Instant lastUsedAt;

    ApiKey() {}

    static ApiKey of(UUID workspace, String name, String secret, Scope scope, Instant now) {
        ApiKey key = new ApiKey();
        key.id = Ids.next();
        key.workspaceId = workspace;
        key.name = name.strip();
        key.prefix = secret.substring(0, SHOWN);
        key.secretHash = Secret.hash(secret);
        key.scope = scope;
        key.createdAt = now;
        return key;
    }

    static String newSecret() {
        return "lk_" + Secret.random();
    }
}
