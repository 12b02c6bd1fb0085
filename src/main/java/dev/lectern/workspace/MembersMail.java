package dev.lectern.workspace;

import dev.lectern.account.SignedIn;
import dev.lectern.kit.mail.MailboxAudience;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** An admin reads what the mailbox holds for all members of the workspace, a host their own. */
@ApplicationScoped
class MembersMail implements MailboxAudience {
    private static final String ADDRESSES =
            """
            select lower(account.email) from member join account on account.id = member.account_id
            where member.workspace_id = $1
            """;

    private final Pool pool;

    MembersMail(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<String>> addressesReadableBy(SecurityIdentity visitor) {
        Caller caller = Caller.of(visitor);
        if (!caller.role().includes(Role.ADMIN)) {
            SignedIn who = SignedIn.of(visitor);
            return Uni.createFrom().item(who == null ? List.of() : List.of(who.email()));
        }
        return pool.preparedQuery(ADDRESSES)
                .execute(Tuple.of(caller.workspace()))
                .map(
                        rows -> {
                            List<String> addresses = new ArrayList<>();
                            rows.forEach(row -> addresses.add(row.getString(0)));
                            return addresses;
                        });
    }
}
