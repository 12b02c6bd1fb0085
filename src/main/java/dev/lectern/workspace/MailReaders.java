package dev.lectern.workspace;

import dev.lectern.kit.mail.mailbox.MailboxAudience;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Who may read mails that let their reader in, in the mailbox, while nothing leaves this machine.
 * An invitation: whoever reaches the role that it gives. A link for an account: the person
 * themselves; and an admin, for people of no higher role who work in this workspace and in no
 * other, since such a link opens all of a person's workspaces.
 */
@ApplicationScoped
class MailReaders implements MailboxAudience {
    private static final String ADDRESSES =
            """
            select a.email from member m join account a on a.id = m.account_id
            where m.workspace_id = $1
              and (a.id = $2 or $3 and m.role = any($4) and not exists (
                  select 1 from member o where o.account_id = a.id and o.workspace_id <> $1))
            """;

    private final Pool database;

    MailReaders(Pool database) {
        this.database = database;
    }

    @Override
    public Uni<Reach> reachOf(SecurityIdentity visitor) {
        @Nullable Caller caller = visitor.getAttribute(Caller.ATTRIBUTE);
        if (caller == null) {
            return Uni.createFrom().item(new Reach(List.of(), List.of()));
        }
        Role sight = KeyInUse.sightOf(visitor, caller);
        List<Role> reached = Arrays.stream(Role.values()).filter(sight::includes).toList();
        @Nullable UUID account = caller.account();
        return database.preparedQuery(ADDRESSES)
                .execute(
                        Tuple.of(
                                caller.workspace(),
                                account,
                                sight.includes(Role.ADMIN),
                                reached.stream().map(Role::name).toArray(String[]::new)))
                .map(rows -> new Reach(reached.stream().map(Role::word).toList(), addresses(rows)));
    }

    private static List<String> addresses(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}
