package dev.lectern.room;

import dev.lectern.call.StageListener;
import dev.lectern.call.Tape;
import dev.lectern.call.Track;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Carries what an engine of our own says of the stage to those in the room. */
@ApplicationScoped
class StageNews implements StageListener {
    private final Rooms rooms;
    private final RoomPeople people;
    private final Vertx vertx;

    StageNews(Rooms rooms, RoomPeople people, Vertx vertx) {
        this.rooms = rooms;
        this.people = people;
        this.vertx = vertx;
    }

    @Override
    public void sends(UUID occurrence, String identity, Set<Track> tracks) {
        Sending sending = Sending.of(tracks);
        later(
                people.find(occurrence, identity)
                        .invoke(
                                found ->
                                        found.filter(person -> !person.hidden())
                                                .map(person -> Present.of(person, sending))
                                                .ifPresent(one -> rooms.publish(occurrence, one)))
                        .replaceWithVoid());
    }

    @Override
    public void speaking(UUID occurrence, List<String> identities) {
        rooms.speak(occurrence, identities);
    }

    @Override
    public void slots(UUID occurrence, String identity, String session, List<SlotUse> slots) {
        JsonArray array = new JsonArray();
        slots.forEach(use -> array.add(use.json()));
        rooms.show(occurrence, identity, session, array);
    }

    @Override
    public void tape(UUID occurrence, Tape tape) {
        rooms.tape(occurrence, tape);
    }

    @Override
    public void spaceIsShort(UUID occurrence, long bytesLeft) {
        rooms.tell(occurrence, Audience.LEADERS, Frames.spaceIsShort(bytesLeft));
    }

    @Override
    public void recordingLate(UUID occurrence) {
        rooms.tell(occurrence, Audience.LEADERS, Frames.recordingLate());
    }

    /** They know of no recording to end: what goes is what they were told. */
    @Override
    public void recordingCalledOff(UUID occurrence) {
        rooms.tell(occurrence, Audience.LEADERS, Frames.off());
    }

    @Override
    public void recordingBroke(UUID occurrence) {
        rooms.tell(occurrence, Audience.LEADERS, Frames.recordingBroke());
    }

    /** The engine does not wait for us, and its thread is not ours to ask a database on. */
    private void later(Uni<Void> asking) {
        vertx.runOnContext(now -> asking.subscribe().with(done -> {}));
    }
}
