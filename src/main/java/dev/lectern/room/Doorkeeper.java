package dev.lectern.room;

import dev.lectern.kit.db.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Hears a page's hello and lets its person in, or says why not. */
@ApplicationScoped
class Doorkeeper {
    private final Passes passes;
    private final RoomPeople people;
    private final Rooms rooms;
    private final Clock clock;

    Doorkeeper(Passes passes, RoomPeople people, Rooms rooms, Clock clock) {
        this.passes = passes;
        this.people = people;
        this.rooms = rooms;
        this.clock = clock;
    }

    Uni<Void> hello(SocketWire wire, UUID occurrence, JsonObject hello) {
        Optional<Pass> pass =
                passes.read(hello.getString("pass", ""))
                        .filter(one -> one.occurrence().equals(occurrence));
        if (pass.isEmpty() || hello.getInteger("version", 0) != Frames.VERSION) {
            return wire.close(CloseCode.REMOVED.reason());
        }
        return people.find(occurrence, pass.get().identity())
                .map(person -> person.filter(pass.get()::isGoodFor))
                .chain(
                        found ->
                                found.isEmpty()
                                        ? wire.close(CloseCode.REMOVED.reason())
                                        : knock(wire, occurrence, hello, found.get()));
    }

    private Uni<Void> knock(SocketWire wire, UUID occurrence, JsonObject hello, Person person) {
        return rooms.open(occurrence).chain(room -> enter(room, wire, hello, person));
    }

    private Uni<Void> enter(Room room, SocketWire wire, JsonObject hello, Person person) {
        String resume = hello.getString("resume", "");
        boolean take = hello.getBoolean("take", false);
        Seat seat =
                new Seat(
                        wire,
                        resume.isEmpty() ? Ids.next().toString() : resume,
                        person,
                        clock.instant());
        Admission answer = room.enter(seat, resume, take, clock.instant());
        return switch (answer) {
            case ADMITTED -> admitted(room, wire, seat);
            case ELSEWHERE -> wire.send(Frames.ELSEWHERE);
            case REMOVED -> wire.close(CloseCode.PUT_OUT.reason());
            case LOCKED -> wire.close(CloseCode.LOCKED.reason());
            case FULL -> wire.close(CloseCode.FULL.reason());
        };
    }

    private Uni<Void> admitted(Room room, SocketWire wire, Seat seat) {
        UUID occurrence = room.facts().occurrence();
        Person person = seat.person();
        wire.seated(seat);
        rooms.came(occurrence, seat);
        if (room.facts().places() == RoomFacts.Places.ONE && !person.role().leads()) {
            rooms.took(occurrence, person.identity());
        }
        return person.known()
                ? Uni.createFrom().voidItem()
                : people.seen(occurrence, person.identity());
    }
}
