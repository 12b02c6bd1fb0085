package dev.lectern.kit.mail;

import dev.lectern.kit.db.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Addresses that get no more mails of the sort that may be ended, and why. */
@ApplicationScoped
class Suppressions {
    /** An unsubscription counts for the workspace of the mail, a bounce or complaint for all. */
    private static final String ADD =
            """
            insert into mail_suppression (id, workspace_id, address, reason, words, created_at)
            select $2, case when $3 = 'unsubscribed' then workspace_id end, address, $3, $4, $5
            from mail where id = $1 and address is not null
            on conflict (address, coalesce(workspace_id, '00000000-0000-0000-0000-000000000000'))
            do nothing
            """;

    private static final String EXISTS = "select 1 from mail where id = $1 and address is not null";

    private static final String CAME_BACK = "update mail set state = $2, words = $3 where id = $1";

    private final Pool pool;
    private final Clock clock;

    Suppressions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Boolean> knows(UUID mail) {
        return pool.preparedQuery(EXISTS).execute(Tuple.of(mail)).map(rows -> rows.size() > 0);
    }

    /** Of the address that the mail went to. */
    Uni<Void> add(UUID mail, String reason, @Nullable String words) {
        return pool.preparedQuery(ADD)
                .execute(
                        Tuple.of(
                                mail,
                                Ids.next(),
                                reason,
                                words,
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The mail came back; when for good, the address gets no more. */
    Uni<Void> bounced(UUID mail, @Nullable String words, boolean permanent) {
        Uni<Void> noted = note(mail, "bounced", words);
        return permanent ? noted.chain(() -> add(mail, "bounced", words)) : noted;
    }

    /** Its reader called it spam. */
    Uni<Void> complained(UUID mail, @Nullable String words) {
        return note(mail, "complained", words).chain(() -> add(mail, "complained", words));
    }

    private Uni<Void> note(UUID mail, String state, @Nullable String words) {
        String said = words == null || words.length() <= 500 ? words : words.substring(0, 500);
        return pool.preparedQuery(CAME_BACK).execute(Tuple.of(mail, state, said)).replaceWithVoid();
    }
}
