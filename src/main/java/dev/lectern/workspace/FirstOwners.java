package dev.lectern.workspace;

import dev.lectern.kit.work.HouseKeepers;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The owners of the workspace that the installation was set up with: they run it. */
@ApplicationScoped
class FirstOwners implements HouseKeepers {
    private static final String IS_FIRST =
            "select $1 = (select id from workspace order by created_at, id limit 1)";

    private final Pool database;

    FirstOwners(Pool database) {
        this.database = database;
    }

    @Override
    public Uni<Boolean> isOne(SecurityIdentity visitor) {
        @Nullable Caller caller = visitor.getAttribute(Caller.ATTRIBUTE);
        if (caller == null || KeyInUse.sightOf(visitor, caller) != Role.OWNER) {
            return Uni.createFrom().item(false);
        }
        return database.preparedQuery(IS_FIRST)
                .execute(Tuple.of(caller.workspace()))
                .map(rows -> Boolean.TRUE.equals(rows.iterator().next().getBoolean(0)));
    }
}
