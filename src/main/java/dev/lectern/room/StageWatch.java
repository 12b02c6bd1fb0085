package dev.lectern.room;

import dev.lectern.call.StageEngine;
import dev.lectern.call.Track;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Asks a room's home what is sent there: as soon as this node has the room, because the home speaks
 * only of what changes, and every few seconds, so that what a dead one said is forgotten.
 */
@ApplicationScoped
class StageWatch {
    private static final Logger LOG = Logger.getLogger(StageWatch.class);

    private final Rooms rooms;
    private final RoomPeople people;
    private final StageEngine engine;

    StageWatch(Rooms rooms, RoomPeople people, StageEngine engine) {
        this.rooms = rooms;
        this.people = people;
        this.engine = engine;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> lookFirst() {
        return look(rooms.all().stream().filter(room -> room.publishers().asksFirst()).toList());
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> lookAgain() {
        return look(rooms.all());
    }

    private Uni<Void> look(List<Room> some) {
        return Multi.createFrom()
                .iterable(some)
                .onItem()
                .transformToUniAndConcatenate(this::look)
                .collect()
                .last();
    }

    /** While the home does not answer, what it said last stands. */
    private Uni<Void> look(Room room) {
        UUID occurrence = room.facts().occurrence();
        Publishers publishers = room.publishers();
        long asOf = publishers.heard();
        return engine.sending(occurrence)
                .chain(sent -> named(occurrence, sent))
                .invoke(now -> publishers.are(now, asOf))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.debug("A home could not be asked", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Map<String, Present>> named(UUID occurrence, Map<String, Set<Track>> sent) {
        return sent.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : people.find(occurrence, sent.keySet()).map(found -> presents(found, sent));
    }

    private static Map<String, Present> presents(
            List<Person> people, Map<String, Set<Track>> sent) {
        Map<String, Present> all = new LinkedHashMap<>();
        for (Person one : people) {
            Sending sending = Sending.of(sent.getOrDefault(one.identity(), Set.of()));
            if (!one.hidden()) all.put(one.identity(), Present.of(one, sending));
        }
        return all;
    }
}
