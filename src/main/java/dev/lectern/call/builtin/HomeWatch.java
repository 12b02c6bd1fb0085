package dev.lectern.call.builtin;

import dev.lectern.call.CallId;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.call.builtin.home.Household;
import dev.lectern.call.policy.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the media that is at home here as the rooms in the database say, so that an order which got
 * lost between nodes is followed a little later all the same.
 */
@ApplicationScoped
class HomeWatch implements Household {
    private static final Logger LOG = Logger.getLogger(HomeWatch.class);

    private final BuiltinRooms rooms;
    private final EngineRooms media;
    private final Homes homes;

    /** As they were when last looked at. */
    private final Map<String, BuiltinRoom> seen = new ConcurrentHashMap<>();

    HomeWatch(BuiltinRooms rooms, EngineRooms media, Homes homes) {
        this.rooms = rooms;
        this.media = media;
        this.homes = homes;
    }

    @Override
    public void kept(Set<UUID> occurrences) {
        Set<String> here = media.names();
        seen.keySet().retainAll(here);
        if (!here.isEmpty()) {
            run(rooms.all(here).chain(now -> follow(here, now)));
        }
    }

    @Override
    public void lost(UUID occurrence) {
        for (String room : media.names()) {
            if (occurrence.equals(occurrence(room))) {
                run(media.close(room));
            }
        }
    }

    private Uni<Void> follow(Set<String> here, List<BuiltinRoom> now) {
        Set<String> gone = new HashSet<>(here);
        Uni<Void> followed = Uni.createFrom().voidItem();
        for (BuiltinRoom room : now) {
            gone.remove(room.id());
            followed = followed.chain(() -> follow(room));
        }
        for (String room : gone) {
            followed = followed.chain(() -> end(room));
        }
        return followed;
    }

    private Uni<Void> follow(BuiltinRoom room) {
        BuiltinRoom before = seen.put(room.id(), room);
        return switch (room.stage()) {
            case OVER -> end(room.id());
            case LIVE -> media.open(room.id(), room.spec()).chain(() -> people(before, room));
            default -> media.change(room.id(), room.spec()).chain(() -> people(before, room));
        };
    }

    private Uni<Void> end(String room) {
        return media.close(room).chain(() -> homes.leave(occurrence(room)));
    }

    /** Who was given another role, or put out, since. */
    private Uni<Void> people(@Nullable BuiltinRoom before, BuiltinRoom room) {
        if (before == null) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Map.Entry<String, Role> one : room.roles().entrySet()) {
            if (one.getValue() != before.roles().get(one.getKey())) {
                done = done.chain(() -> media.changeRole(room.id(), one.getKey(), one.getValue()));
            }
        }
        for (Map.Entry<String, Instant> one : room.removed().entrySet()) {
            if (!one.getValue().equals(before.removed().get(one.getKey()))) {
                done = done.chain(() -> media.remove(room.id(), one.getKey()));
            }
        }
        return done;
    }

    private static UUID occurrence(String room) {
        return CallId.parse(room).map(CallId::occurrence).orElseThrow();
    }

    private static void run(Uni<Void> work) {
        work.subscribe()
                .with(done -> {}, failure -> LOG.debug("Rooms could not be looked at", failure));
    }
}
