package dev.lectern.room;

import dev.lectern.call.CallRooms;
import dev.lectern.call.Grant;
import dev.lectern.call.Who;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.Stage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What lets a person into the video room: made when they come in, gone soon after they go. */
@ApplicationScoped
class Grants {
    private static final Duration LENGTH = Duration.ofHours(4);

    private final Rooms rooms;
    private final CallRooms calls;
    private final Stage stage;
    private final RoomPeople people;
    private final Verdicts verdicts;
    private final Clock clock;

    Grants(
            Rooms rooms,
            CallRooms calls,
            Stage stage,
            RoomPeople people,
            Verdicts verdicts,
            Clock clock) {
        this.rooms = rooms;
        this.calls = calls;
        this.stage = stage;
        this.people = people;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** For somebody in the room: the stage at any time, the audience once it is open. */
    Uni<Grant> forSeat(RoomFacts room, Seat seat) {
        Person person = seat.person();
        boolean open = room.phase() == Phase.LIVE || person.role().onStage();
        if (!open || room.phase().over()) {
            throw new Clashed(Sentence.of("The room is not open.", "Der Raum ist nicht offen."));
        }
        return make(room, person.role(), whoAt(room, person, holder(seat)));
    }

    /**
     * For a join link: its person as what they are in the room by now. Their one live place moves
     * to whoever asks, from the page that has it too.
     */
    Uni<Grant> forGuest(RoomFacts room, Person person) {
        return people.expect(room.occurrence(), room.workspace(), person)
                .invoke(expected -> letIn(room, expected))
                .chain(expected -> moveHere(room, expected));
    }

    /** For a program, which decides itself what the person is in the room from now on. */
    Uni<Grant> asAsked(RoomFacts room, Person person) {
        return people.expect(room.occurrence(), room.workspace(), person)
                .invoke(expected -> letIn(room, expected.as(person.role())))
                .call(expected -> become(room.occurrence(), expected, person.role()))
                .chain(expected -> make(room, person.role(), person.who()));
    }

    /**
     * What they were let in as before counts no more, whatever they send by it. Noted once it is
     * carried out, so that whoever asks again after a failure has it carried out again.
     */
    private Uni<Void> become(UUID occurrence, Person person, Role role) {
        if (person.role() == role) {
            return Uni.createFrom().voidItem();
        }
        if (person.role() == Role.HOST) {
            throw new NotAllowed(
                    Sentence.of("A host stays as they are.", "Ein Gastgeber bleibt, was er ist."));
        }
        return verdicts.become(occurrence, person.identity(), role)
                .chain(() -> people.become(occurrence, person.identity(), role));
    }

    private Uni<Grant> moveHere(RoomFacts room, Person person) {
        Who who = whoAt(room, person, Ids.next().toString());
        if (who.place() != null && room.phase() == Phase.LIVE) {
            rooms.moved(room.occurrence(), person.identity());
        }
        return make(room, person.role(), who);
    }

    /**
     * The same for a page that comes back after a break; what brings it back is nobody's to read.
     */
    private static String holder(Seat seat) {
        return UUID.nameUUIDFromBytes(seat.resume().getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Those on stage may send with another program while they have a page open. */
    private static Who whoAt(RoomFacts room, Person person, String holder) {
        boolean bound = room.places() == RoomFacts.Places.ONE && !person.role().onStage();
        return bound ? person.who().at(holder) : person.who();
    }

    /** As at the room's own door. */
    private void letIn(RoomFacts room, Person person) {
        int others = rooms.others(room.occurrence(), person.identity());
        switch (Admission.of(person, room, others, false)) {
            case FULL ->
                    throw new Clashed(
                            Sentence.of(
                                    "The room is full: as many people are in it as it takes.",
                                    "Der Raum ist voll: Es sind so viele Menschen darin, wie er"
                                            + " fasst."));
            case REMOVED ->
                    throw new NotAllowed(
                            Sentence.of(
                                    "The host has removed this person from the room.",
                                    "Der Gastgeber hat diese Person aus dem Raum entfernt."));
            case LOCKED ->
                    throw new Clashed(
                            Sentence.of(
                                    "The host has locked the room: nobody new comes in.",
                                    "Der Gastgeber hat den Raum geschlossen: Niemand Neues kommt"
                                            + " herein."));
            case ADMITTED, ELSEWHERE -> {}
        }
    }

    /** The room of a date that lies far ahead is made for the first who asks. */
    private Uni<Grant> make(RoomFacts room, Role role, Who who) {
        Instant until = clock.instant().plus(LENGTH);
        return ask(room, role, who, until)
                .onFailure(NotFound.class)
                .recoverWithUni(
                        () ->
                                stage.openRoom(room.webinar(), room.occurrence())
                                        .chain(() -> ask(room, role, who, until)));
    }

    private Uni<Grant> ask(RoomFacts room, Role role, Who who, Instant until) {
        return calls.grant(room.occurrence(), who, role, until);
    }
}
