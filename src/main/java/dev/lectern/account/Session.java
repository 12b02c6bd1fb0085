package dev.lectern.account;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Secret;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A browser that somebody signed in with; the cookie holds its secret, the table only a hash. */
@Entity
@Table(name = "session")
class Session extends PanacheEntityBase {
    static final Duration LIFE = Duration.ofDays(30);

    @Id UUID id;

    @Column(nullable = false)
    byte[] secretHash;

    @Column(nullable = false)
    UUID accountId;

    @Nullable UUID workspaceId;
    @Nullable String address;
    @Nullable String browser;

    @Column(nullable = false)
    Instant createdAt;

    @Column(nullable = false)
    Instant lastSeenAt;

    @Column(nullable = false)
    Instant expiresAt;

    Session() {}

    static Session of(UUID account, String secret, Visit visit, Instant now) {
        Session session = new Session();
        session.id = Ids.next();
        session.secretHash = Secret.hash(secret);
        session.accountId = account;
        session.address = visit.address();
        session.browser = visit.browser();
        session.createdAt = now;
        session.lastSeenAt = now;
        session.expiresAt = now.plus(LIFE);
        return session;
    }
}
