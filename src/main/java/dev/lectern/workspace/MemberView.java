package dev.lectern.workspace;

import dev.lectern.account.AccountView;
import java.time.Instant;
import java.util.UUID;

/** Somebody who works in a workspace, as others see them. */
public record MemberView(
        UUID id, UUID account, String name, String email, Role role, Instant joinedAt) {

    static MemberView of(Member member, AccountView account) {
        return new MemberView(
                member.id,
                member.accountId,
                account.name(),
                account.email(),
                member.role,
                member.joinedAt);
    }
}
