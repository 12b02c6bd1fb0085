package dev.lectern.room;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Looks every second whether what open rooms believe is still true, so that nobody goes on waiting
 * because a message was lost.
 */
@ApplicationScoped
class RoomWatch {
    private final Rooms rooms;
    private final FactsReader facts;

    RoomWatch(Rooms rooms, FactsReader facts) {
        this.rooms = rooms;
        this.facts = facts;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        var known = rooms.known();
        return known.isEmpty()
                ? Uni.createFrom().voidItem()
                : facts.all(known)
                        .invoke(now -> now.values().forEach(rooms::learn))
                        .replaceWithVoid();
    }
}
