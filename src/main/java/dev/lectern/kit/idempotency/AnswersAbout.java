package dev.lectern.kit.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.UUID;

/** Kept answers, by what they speak of: the last part of the address that they name. */
public final class AnswersAbout {
    private static final String FORGET =
            """
            delete from idempotency
            where right(coalesce(headers ->> 'Location', headers ->> 'Content-Location'), 36)
                = any($1)
            """;

    private AnswersAbout() {}

    /** They are not repeated any more; who asks again with the same key asks anew. */
    public static Uni<Void> forget(SqlClient transaction, Collection<UUID> ids) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of((Object) ids.stream().map(UUID::toString).toArray(String[]::new)))
                .replaceWithVoid();
    }
}
