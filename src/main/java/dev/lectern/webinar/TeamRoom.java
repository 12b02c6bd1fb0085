package dev.lectern.webinar;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.idempotency.Afterwards;
import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Zones;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Meeting right away: a team room planned for this moment, to be taken live by whoever planned it.
 */
@ApplicationScoped
class TeamRoom {
    private static final Logger LOG = Logger.getLogger(TeamRoom.class);

    private final Planning planning;
    private final Workspaces workspaces;
    private final Stage stage;
    private final Afterwards afterwards;
    private final Clock clock;

    TeamRoom(
            Planning planning,
            Workspaces workspaces,
            Stage stage,
            Afterwards afterwards,
            Clock clock) {
        this.planning = planning;
        this.workspaces = workspaces;
        this.stage = stage;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    /**
     * @param read how whoever plans it reads times: the room is in their zone and, unless they name
     *     it, named after the hour
     */
    Uni<WebinarView> plan(
            Caller caller, @Nullable JsonObject wishes, Function<WorkspaceView, TimeWords> read) {
        return Panache.withTransaction(
                () ->
                        workspaces
                                .require(caller.workspace())
                                .map(read)
                                .map(times -> wishes(wishes, times))
                                .chain(body -> planning.create(caller, body)));
    }

    /** Takes it live; what does not start leaves nothing behind. */
    Uni<WebinarView> start(Caller caller, WebinarView room, Author by) {
        return stage.start(room.id(), room.current().id(), by)
                .onFailure()
                .call(failure -> discard(caller, room));
    }

    private Uni<Void> discard(Caller caller, WebinarView room) {
        return Panache.withTransaction(() -> planning.delete(caller, room.id()))
                .invoke(afterwards::undone)
                .onFailure()
                .invoke(kept -> LOG.warnf(kept, "The room %s stays, never started", room.id()))
                .onFailure()
                .recoverWithNull();
    }

    private JsonObject wishes(@Nullable JsonObject wishes, TimeWords times) {
        Instant now = clock.instant();
        String usual = times.day(now) + ", " + times.clock(now);
        return Copying.now(wishes, usual, now, Zones.plain(times.zone()));
    }
}
