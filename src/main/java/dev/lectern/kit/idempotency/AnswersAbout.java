package dev.lectern.kit.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.UUID;

/** Kept answers, by what they speak of: the end of the address that they name. */
public final class AnswersAbout {
    private static final int ID = 36;
    private static final String FORGET =
            """
            delete from idempotency
            where right(coalesce(headers ->> 'Location', headers ->> 'Content-Location'), $2)
                = any($1)
            """;

    private AnswersAbout() {}

    /** They are not repeated any more; who asks again with the same key asks anew. */
    public static Uni<Void> forget(SqlClient transaction, Collection<UUID> ids) {
        return forget(transaction, ids, "");
    }

    /**
     * Those that speak of many at once.
     *
     * @param part what follows the id in the address, as “/invitations” after a webinar's
     */
    public static Uni<Void> forget(SqlClient transaction, Collection<UUID> ids, String part) {
        String[] endings = ids.stream().map(id -> id + part).toArray(String[]::new);
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(endings, ID + part.length()))
                .replaceWithVoid();
    }
}
