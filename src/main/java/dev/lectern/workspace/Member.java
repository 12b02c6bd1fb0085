package dev.lectern.workspace;

import dev.lectern.kit.db.Ids;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** An account's place in a workspace. */
@Entity
@Table(name = "member")
class Member extends PanacheEntityBase {
    @Id UUID id;

    @Column(nullable = false)
    UUID workspaceId;

    @Column(nullable = false)
    UUID accountId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Role role;

    @Column(nullable = false)
    Instant joinedAt;

    @Version int version;

    Member() {}

    static Member of(UUID workspace, UUID account, Role role, Instant now) {
        Member member = new Member();
        member.id = Ids.next();
        member.workspaceId = workspace;
        member.accountId = account;
        member.role = role;
        member.joinedAt = now;
        return member;
    }
}
