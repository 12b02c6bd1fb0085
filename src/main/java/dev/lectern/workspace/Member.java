package dev.lectern.workspace;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Refused;
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
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** By an identity server, which may take it back; what people here decided stays. */
    @Column(nullable = false)
    boolean placed;

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

    static Uni<@Nullable Member> find(UUID workspace, UUID account) {
        return Member.<Member>find("workspaceId = ?1 and accountId = ?2", workspace, account)
                .firstResult();
    }

    static Uni<Long> otherOwners(Member member) {
        return Member.count(
                "workspaceId = ?1 and role = ?2 and id <> ?3",
                member.workspaceId,
                Role.OWNER,
                member.id);
    }

    /** Takes the role that an identity server tells, unless that left the workspace ownerless. */
    void follow(Role told, long others) {
        placed = true;
        if (!isOwner() || others > 0) {
            role = told;
        }
    }

    /** Whether an identity server that knows of no role any more ends it. */
    boolean endsWithoutRole(long others) {
        return placed && (!isOwner() || others > 0);
    }

    boolean isOwner() {
        return role == Role.OWNER;
    }

    /**
     * Gives this member another role.
     *
     * @param others how many owners there are besides this member
     */
    void become(Role wished, Role by, long others) {
        requireReach(by);
        if (!by.includes(wished)) {
            throw new NotAllowed(
                    Sentence.of(
                            "Only an owner makes somebody an owner.",
                            "Nur Inhaber machen jemanden zum Inhaber."));
        }
        if (isOwner() && wished != Role.OWNER && others == 0) {
            throw new Refused(
                    "role",
                    Sentence.of(
                            "A workspace needs an owner: make somebody else one first.",
                            "Ein Arbeitsbereich braucht einen Inhaber: Machen Sie zuerst"
                                    + " jemand anderen dazu."));
        }
        role = wished;
        placed = false;
    }

    /** Checks that this member may be removed by somebody of that role, or go by themselves. */
    void requireRemovable(Role by, long others) {
        requireReach(by);
        if (isOwner() && others == 0) {
            throw new Refused(
                    Sentence.of(
                            "A workspace needs an owner: make somebody else one first.",
                            "Ein Arbeitsbereich braucht einen Inhaber: Machen Sie zuerst"
                                    + " jemand anderen dazu."));
        }
    }

    private void requireReach(Role by) {
        if (!by.includes(role)) {
            throw new NotAllowed(
                    Sentence.of(
                            "Only an owner changes what an owner may do.",
                            "Nur Inhaber ändern, was ein Inhaber darf."));
        }
    }
}
