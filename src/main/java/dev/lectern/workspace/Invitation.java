package dev.lectern.workspace;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A colleague's mail address, and the role that waits for them. */
@Entity
@Table(name = "invitation")
class Invitation extends PanacheEntityBase {
    static final Duration LIFE = Duration.ofDays(14);

    @Id UUID id;

    @Column(nullable = false)
    UUID workspaceId;

    @Column(nullable = false)
    String email;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Role role;

    @Nullable UUID invitedBy;

    @Column(nullable = false)
    Instant createdAt;

    @Column(nullable = false)
    Instant expiresAt;

    @Nullable Instant acceptedAt;
    @Version int version;

    Invitation() {}

    static Invitation of(UUID workspace, String email) {
        Invitation invitation = new Invitation();
        invitation.id = Ids.next();
        invitation.workspaceId = workspace;
        invitation.email = email;
        return invitation;
    }

    static Uni<@Nullable Invitation> find(UUID workspace, String email) {
        return Invitation.<Invitation>find("workspaceId = ?1 and email = ?2", workspace, email)
                .firstResult();
    }

    /** Those that are still open, the newest first. */
    static Uni<List<Invitation>> open(UUID workspace, Instant now) {
        return Invitation.list(
                "workspaceId = ?1 and acceptedAt is null and expiresAt > ?2 order"
                        + " by createdAt desc",
                workspace,
                now);
    }

    /** Asks (once more): what was asked before is replaced. */
    void ask(Role wished, @Nullable UUID by, Instant now) {
        role = wished;
        invitedBy = by;
        createdAt = now;
        expiresAt = now.plus(LIFE);
        acceptedAt = null;
    }

    boolean isOpen(Instant now) {
        return acceptedAt == null && now.isBefore(expiresAt);
    }

    Member accept(UUID account, Instant now) {
        if (!isOpen(now)) {
            throw new Clashed(
                    Sentence.of(
                            "This invitation was used already, or is over.",
                            "Diese Einladung wurde schon benutzt oder ist abgelaufen."));
        }
        acceptedAt = now;
        return Member.of(workspaceId, account, role, now);
    }
}
