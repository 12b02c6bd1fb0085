package dev.lectern.workspace;

import dev.lectern.account.AccountListener;
import dev.lectern.kit.audit.AuditLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notes what people do with their accounts: signing in, in the workspace where it leads; what
 * changes the account, in every workspace of theirs. From where is said in the only one or where it
 * leads: no workspace learns from where somebody works for another.
 */
@ApplicationScoped
class AccountAudit implements AccountListener {
    private final AuditLog audit;

    AccountAudit(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public Uni<Void> told(Event event, UUID account, String email, @Nullable String address) {
        String action = "account." + event.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Member.<Member>list("accountId = ?1 order by joinedAt", account)
                .map(members -> event == Event.SIGNED_IN ? first(members) : members)
                .chain(told -> note(told, email, action, told.size() == 1 ? address : null));
    }

    private static List<Member> first(List<Member> members) {
        return members.subList(0, Math.min(1, members.size()));
    }

    private Uni<Void> note(
            List<Member> members, String email, String action, @Nullable String address) {
        return Multi.createFrom()
                .iterable(members)
                .onItem()
                .transformToUniAndConcatenate(
                        member ->
                                audit.record(
                                        member.workspaceId,
                                        email,
                                        action,
                                        email,
                                        new JsonObject(),
                                        address))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
