package dev.lectern.room;

import dev.lectern.call.CallRooms;
import dev.lectern.call.StageEngine;
import dev.lectern.call.Track;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What those in a room may ask for, by their role. */
@ApplicationScoped
class Floor {
    private static final Logger LOG = Logger.getLogger(Floor.class);

    private final Grants grants;
    private final Curtain curtain;
    private final CallRooms calls;
    private final StageEngine engine;
    private final RoomPeople people;
    private final Rooms rooms;

    Floor(
            Grants grants,
            Curtain curtain,
            CallRooms calls,
            StageEngine engine,
            RoomPeople people,
            Rooms rooms) {
        this.grants = grants;
        this.curtain = curtain;
        this.calls = calls;
        this.engine = engine;
        this.people = people;
        this.rooms = rooms;
    }

    Uni<Void> hear(Room room, Seat seat, JsonObject said) {
        return switch (said.getString("type", "")) {
            case "devices" -> devices(room, seat, sending(said));
            case "hand" -> now(() -> room.hand(seat, said.getBoolean("up", false)));
            case "grant" ->
                    grants.forSeat(room.facts(), seat)
                            .invoke(grant -> seat.tell(Frames.grant(ref(said), grant)))
                            .replaceWithVoid();
            case "start" ->
                    lead(seat)
                            .chain(() -> curtain.open(room.facts(), seat))
                            .chain(done(seat, said));
            case "end" ->
                    host(seat)
                            .chain(() -> curtain.close(room.facts(), seat))
                            .chain(done(seat, said));
            case "lock" ->
                    lead(seat)
                            .chain(
                                    () ->
                                            curtain.lock(
                                                    room.facts(),
                                                    seat,
                                                    said.getBoolean("on", true)))
                            .chain(done(seat, said));
            case "pause" ->
                    lead(seat)
                            .chain(() -> curtain.pause(room.facts(), seat))
                            .chain(done(seat, said));
            case "resume" ->
                    lead(seat)
                            .chain(() -> curtain.resume(room.facts(), seat))
                            .chain(done(seat, said));
            case "promote", "demote", "mute", "remove" ->
                    lead(seat).chain(() -> moderate(room, seat, said)).chain(done(seat, said));
            default -> Uni.createFrom().voidItem();
        };
    }

    /** Who is on stage and has something on has tried it: the host's checklist counts them. */
    private Uni<Void> devices(Room room, Seat seat, Sending sending) {
        Sending before = seat.toldBefore() ? seat.sending() : sending;
        room.sends(seat, sending);
        boolean tries = seat.role().onStage() && (sending.camera() || sending.microphone());
        Uni<Void> noted =
                tries && seat.triesFirst()
                        ? people.tried(room.facts().occurrence(), seat.identity())
                        : Uni.createFrom().voidItem();
        return noted.chain(() -> unmute(room, seat, before));
    }

    /**
     * Who turns something on by their own page is heard and seen again after a host muted them.
     * What a page has on stays noted though their engine is not reached.
     */
    private Uni<Void> unmute(Room room, Seat seat, Sending before) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Track track : Track.values()) {
            if (seat.sending().has(track) && !before.has(track)) {
                UUID occurrence = room.facts().occurrence();
                done = done.chain(() -> unmute(occurrence, seat.identity(), track));
            }
        }
        return done;
    }

    private Uni<Void> unmute(UUID occurrence, String who, Track track) {
        return engine.unmute(occurrence, who, track)
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "%s stays muted in %s", who, occurrence))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> moderate(Room room, Seat by, JsonObject said) {
        UUID occurrence = room.facts().occurrence();
        String who = said.getString("who", "");
        return people.find(occurrence, who)
                .map(
                        found ->
                                found.orElseThrow(
                                        () ->
                                                new NotFound(
                                                        Sentence.of(
                                                                "That person is not here.",
                                                                "Diese Person ist nicht hier."))))
                .invoke(person -> mayTouch(by, person))
                .chain(
                        person ->
                                switch (said.getString("type")) {
                                    case "promote" -> change(occurrence, person, raised(said));
                                    case "demote" -> change(occurrence, person, Role.ATTENDEE);
                                    case "mute" -> mute(room, person, said, by);
                                    default -> remove(occurrence, person);
                                });
    }

    private static void mayTouch(Seat by, Person person) {
        if (person.role() == Role.HOST || person.identity().equals(by.identity())) {
            throw new NotAllowed(
                    Sentence.of("A host stays as they are.", "Ein Gastgeber bleibt, was er ist."));
        }
    }

    private static Role raised(JsonObject said) {
        String role = said.getString("role", Role.PANELIST.word());
        return role.equals(Role.COHOST.word()) ? Role.COHOST : Role.PANELIST;
    }

    /** The provider first: if it cannot, the person stays what they are. */
    private Uni<Void> change(UUID occurrence, Person person, Role role) {
        return calls.changeRole(occurrence, person.identity(), role)
                .chain(() -> people.become(occurrence, person.identity(), role))
                .invoke(() -> rooms.become(occurrence, person.identity(), role));
    }

    /**
     * A page turns its device off and can turn it on again. What goes on arriving all the same,
     * from another program or a page that does not do as it is told, is left out by the provider.
     */
    private Uni<Void> mute(Room room, Person person, JsonObject said, Seat by) {
        Track track = track(said.getString("what", Track.MICROPHONE.word()));
        UUID occurrence = room.facts().occurrence();
        String identity = person.identity();
        if (!room.hasPage(identity)) {
            return calls.mute(occurrence, identity, track);
        }
        rooms.mute(occurrence, identity, track.word(), by.person().name());
        return silence(occurrence, identity, track);
    }

    /** Where the provider cannot, or has nothing to silence, the page is asked and no more. */
    private Uni<Void> silence(UUID occurrence, String identity, Track track) {
        return calls.mute(occurrence, identity, track)
                .onFailure(failure -> failure instanceof Refused || failure instanceof NotFound)
                .recoverWithNull();
    }

    private static Track track(String word) {
        for (Track track : Track.values()) {
            if (track.word().equals(word)) {
                return track;
            }
        }
        throw new Refused(
                "what",
                Sentence.of(
                        "Choose microphone, camera or screen.",
                        "Wählen Sie microphone, camera oder screen."));
    }

    private Uni<Void> remove(UUID occurrence, Person person) {
        return people.remove(occurrence, person.identity())
                .invoke(() -> rooms.dismiss(occurrence, person.identity(), CloseCode.PUT_OUT))
                .chain(() -> calls.remove(occurrence, person.identity()));
    }

    private static Uni<Void> lead(Seat seat) {
        return seat.role().leads()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .failure(
                                new NotAllowed(
                                        Sentence.of(
                                                "Only a host can do this.",
                                                "Das kann nur ein Gastgeber.")));
    }

    private static Uni<Void> host(Seat seat) {
        return seat.role() == Role.HOST
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .failure(
                                new NotAllowed(
                                        Sentence.of(
                                                "Only the host can end it for all.",
                                                "Nur der Gastgeber kann es für alle beenden.")));
    }

    private static java.util.function.Supplier<Uni<? extends Void>> done(
            Seat seat, JsonObject said) {
        return () -> now(() -> seat.tell(Frames.done(ref(said))));
    }

    private static Uni<Void> now(Runnable action) {
        action.run();
        return Uni.createFrom().voidItem();
    }

    private static int ref(JsonObject said) {
        return said.getInteger("ref", 0);
    }

    private static Sending sending(JsonObject said) {
        return new Sending(
                said.getBoolean("camera", false),
                said.getBoolean("microphone", false),
                said.getBoolean("screen", false),
                said.getBoolean("muted", false));
    }
}
