package dev.lectern.room;

import dev.lectern.call.CallRooms;
import dev.lectern.call.Grant;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.Stage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What lets a person into the video room: made when they come in, gone soon after they go. */
@ApplicationScoped
class Grants {
    private static final Duration LENGTH = Duration.ofHours(4);

    private final Rooms rooms;
    private final CallRooms calls;
    private final Stage stage;
    private final RoomPeople people;
    private final Clock clock;

    Grants(Rooms rooms, CallRooms calls, Stage stage, RoomPeople people, Clock clock) {
        this.rooms = rooms;
        this.calls = calls;
        this.stage = stage;
        this.people = people;
        this.clock = clock;
    }

    /** For somebody in the room: the stage at any time, the audience once it is open. */
    Uni<Grant> forSeat(RoomFacts room, Person person) {
        boolean open = room.phase() == Phase.LIVE || person.role().onStage();
        if (!open || room.phase().over()) {
            throw new Clashed(Sentence.of("The room is not open.", "Der Raum ist nicht offen."));
        }
        return make(room, person);
    }

    /** For a join link: its person as what they are in the room by now. */
    Uni<Grant> forGuest(RoomFacts room, Person person) {
        return people.expect(room.occurrence(), room.workspace(), person)
                .invoke(expected -> letIn(room, expected))
                .chain(expected -> make(room, expected));
    }

    /** For a program, which decides itself what the person is in the room from now on. */
    Uni<Grant> asAsked(RoomFacts room, Person person) {
        return people.expect(room.occurrence(), room.workspace(), person)
                .invoke(expected -> letIn(room, expected.as(person.role())))
                .call(
                        expected ->
                                expected.role() == person.role()
                                        ? Uni.createFrom().voidItem()
                                        : people.become(
                                                room.occurrence(),
                                                person.identity(),
                                                person.role()))
                .chain(expected -> make(room, person));
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
    private Uni<Grant> make(RoomFacts room, Person person) {
        Instant until = clock.instant().plus(LENGTH);
        return ask(room, person, until)
                .onFailure(NotFound.class)
                .recoverWithUni(
                        () ->
                                stage.openRoom(room.webinar(), room.occurrence())
                                        .chain(() -> ask(room, person, until)));
    }

    private Uni<Grant> ask(RoomFacts room, Person person, Instant until) {
        return calls.grant(room.occurrence(), person.who(), person.role(), until);
    }
}
