package dev.lectern.call.builtin;

import dev.lectern.call.CallId;
import dev.lectern.call.builtin.home.Home;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.sfu.Broadcast;
import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Kind;
import dev.lectern.sfu.Room;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The programmes of this node's rooms over HTTP, and what is known of these rooms, so that a
 * thousand players do not ask the database a thousand times a second.
 */
@ApplicationScoped
class Broadcasts {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST = 2_000;
    private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

    private final BuiltinRooms rooms;
    private final EngineRooms media;
    private final MediaEngine engine;
    private final Homes homes;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Broadcast> streams = new ConcurrentHashMap<>();
    private final Set<Broadcast> over = ConcurrentHashMap.newKeySet();

    /** What a room was, and until when that is good enough. */
    private record Known(Optional<BuiltinRoom> room, long until) {}

    Broadcasts(
            BuiltinRooms rooms, EngineRooms media, MediaEngine engine, Homes homes, Clock clock) {
        this.rooms = rooms;
        this.media = media;
        this.engine = engine;
        this.homes = homes;
        this.clock = clock;
    }

    /** The room as it was at most two seconds ago. */
    Uni<Optional<BuiltinRoom>> room(String id) {
        Known fresh = known.get(id);
        if (fresh != null && clock.millis() < fresh.until()) {
            return Uni.createFrom().item(fresh.room());
        }
        return rooms.find(id)
                .invoke(found -> remember(id, found))
                .call(found -> found.filter(BuiltinRoom::live).map(this::begin).orElse(NOTHING));
    }

    private void remember(String id, Optional<BuiltinRoom> found) {
        long now = clock.millis();
        if (known.size() > MOST) {
            known.values().removeIf(old -> old.until() < now);
        }
        known.put(id, new Known(found, now + FRESH.toMillis()));
    }

    /** The programme of a room that is live, or was until just now. */
    @Nullable Broadcast of(BuiltinRoom room) {
        Broadcast stream = streams.get(room.id());
        if (stream != null) {
            stream.wanted();
        }
        return stream;
    }

    /** Only for a room just seen live: one that has ended meanwhile must not come to life again. */
    private Uni<Void> begin(BuiltinRoom room) {
        Optional<Engine> running = engine.running();
        if (running.isEmpty()) {
            return NOTHING;
        }
        UUID occurrence = CallId.parse(room.id()).map(CallId::occurrence).orElseThrow();
        return homes.claim(occurrence)
                .invoke(home -> begin(running.get(), home, room))
                .replaceWithVoid();
    }

    private void begin(Engine running, Home home, BuiltinRoom room) {
        if (homes.isHere(home)) {
            Room there = media.roomOf(running, room, home.tape());
            streams.put(room.id(), there.broadcast(kinds(room.spec())));
        }
    }

    /** What was over at the last look has been read to its end by now. */
    @Scheduled(every = "90s", delayed = "90s", concurrentExecution = ConcurrentExecution.SKIP)
    void tidy() {
        streams.values().removeIf(over::contains);
        over.clear();
        for (Broadcast stream : streams.values()) {
            if (stream.playlist().isOver()) {
                over.add(stream);
            }
        }
    }

    private static Set<Kind> kinds(CallSpec spec) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (spec.sendsVideo()) {
            kinds.add(Kind.VIDEO);
        }
        if (spec.sendsAudio()) {
            kinds.add(Kind.AUDIO);
        }
        return kinds;
    }
}
