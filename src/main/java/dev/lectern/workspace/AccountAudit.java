package dev.lectern.workspace;

import dev.lectern.account.AccountListener;
import dev.lectern.kit.audit.AuditLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes in every workspace of a person when they sign in or change how they do. */
@ApplicationScoped
class AccountAudit implements AccountListener {
    private final AuditLog audit;

    AccountAudit(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public Uni<Void> told(Event event, UUID account, String email, @Nullable String address) {
        String action = "account." + event.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Member.<Member>list("accountId", account)
                .onItem()
                .transformToMulti(members -> Multi.createFrom().iterable(members))
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
