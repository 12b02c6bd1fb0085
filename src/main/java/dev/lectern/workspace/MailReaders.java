package dev.lectern.workspace;

import dev.lectern.kit.mail.MailboxAudience;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whose account mails can be read in the mailbox, while nothing leaves this machine: one's own;
 * and, by an admin, those of the people who work in this workspace and in no other, since the links
 * in them open all of a person's workspaces.
 */
@ApplicationScoped
class MailReaders implements MailboxAudience {
    private static final String ADDRESSES =
            """
            select a.email from member m join account a on a.id = m.account_id
            where m.workspace_id = $1
              and (a.id = $2 or $3 and not exists (
                  select 1 from member o where o.account_id = a.id and o.workspace_id <> $1))
            """;

    private final Pool database;

    MailReaders(Pool database) {
        this.database = database;
    }

    @Override
    public Uni<List<String>> addressesReadableBy(SecurityIdentity visitor) {
        @Nullable Caller caller = visitor.getAttribute(Caller.ATTRIBUTE);
        if (caller == null) {
            return Uni.createFrom().item(List.of());
        }
        @Nullable UUID account = caller.account();
        return database.preparedQuery(ADDRESSES)
                .execute(Tuple.of(caller.workspace(), account, caller.role().includes(Role.ADMIN)))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> row.getString(0))
                                        .toList());
    }
}
