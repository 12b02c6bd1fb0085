package dev.lectern.call.builtin;

import dev.lectern.call.CallId;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Download;
import dev.lectern.call.Participant;
import dev.lectern.call.StageListener;
import dev.lectern.call.Tape;
import dev.lectern.call.Track;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.RecordingMode;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Room;
import dev.lectern.sfu.SessionReport;
import dev.lectern.sfu.Source;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The media of our rooms that is at home on this node, by its engine. A room is made when the first
 * client knocks and goes with the call's end, or with its home.
 */
@ApplicationScoped
@Typed(EngineRooms.class)
class EngineRooms implements RoomMedia {
    private static final Sentence UNWRITABLE =
            Sentence.of(
                    "It is not being recorded: the disk of the recordings cannot be written.",
                    "Es wird nicht aufgezeichnet: Die Platte für die Aufzeichnungen ist nicht"
                            + " beschreibbar.");

    static final Sentence UNRECORDED =
            Sentence.of(
                    "Nothing is being recorded. Start the recording first.",
                    "Es wird nicht aufgezeichnet. Beginnen Sie zuerst die Aufzeichnung.");

    private final MediaEngine media;
    private final List<StageListener> listeners;
    private final RoomRecordings recordings;
    private final LivePlaces places;
    private final Map<String, CallSpec> specs = new ConcurrentHashMap<>();

    /** As what each person was let in last, by room. */
    private final Map<String, Map<String, Role>> admitted = new ConcurrentHashMap<>();

    private final Set<String> made = ConcurrentHashMap.newKeySet();

    /** What is said of each room. */
    private final Map<String, StageNotice> notices = new ConcurrentHashMap<>();

    EngineRooms(
            MediaEngine media,
            @All List<StageListener> listeners,
            RoomRecordings recordings,
            LivePlaces places) {
        this.media = media;
        this.listeners = listeners;
        this.recordings = recordings;
        this.places = places;
    }

    /** The names of the rooms whose media is here. */
    Set<String> names() {
        return Set.copyOf(made);
    }

    /**
     * The engine's room for ours, made where there is none.
     *
     * @param tape what the room's home wrote down last; one that is made goes on with it, one that
     *     is there knows better
     */
    Room roomOf(Engine engine, BuiltinRoom room, Tape tape) {
        specs.put(room.id(), room.spec());
        Room known = engine.find(room.id());
        if (known == null) {
            known = made(engine, room.id(), tape);
        }
        if (room.live() && !known.isOpen()) {
            known.open();
        }
        return known;
    }

    private synchronized Room made(Engine engine, String id, Tape tape) {
        made.add(id);
        Room known = engine.find(id);
        if (known != null) {
            return known;
        }
        UUID occurrence = CallId.parse(id).map(CallId::occurrence).orElseThrow();
        StageNotice notice = new StageNotice(occurrence, listeners);
        notices.put(id, notice);
        Room fresh = engine.room(id, notice);
        if (tape != Tape.STOPPED) {
            recordings.beginLater(fresh, tape);
        }
        return fresh;
    }

    /** Somebody is about to get a connection, in this role. */
    void admits(String room, String identity, Role role) {
        admitted.computeIfAbsent(room, id -> new ConcurrentHashMap<>()).put(identity, role);
    }

    /** How every connection of a room is doing, most lately. */
    List<SessionReport> reports(String room) {
        return find(room).map(Room::reports).orElse(List.of());
    }

    private Uni<Void> with(String id, Consumer<Room> action) {
        return Uni.createFrom()
                .item(
                        () -> {
                            find(id).ifPresent(action);
                            return null;
                        });
    }

    private Optional<Room> find(String id) {
        return media.running().map(engine -> engine.find(id));
    }

    @Override
    public Uni<Void> open(String room, CallSpec spec) {
        return change(room, spec).chain(() -> with(room, Room::open));
    }

    @Override
    public Uni<Void> change(String room, CallSpec spec) {
        specs.put(room, spec);
        Map<String, Role> roles = admitted.getOrDefault(room, Map.of());
        return with(room, there -> roles.forEach((who, role) -> settle(there, spec, who, role)));
    }

    /** Ends what somebody sends and may not, or no longer, and seats them. */
    private static void settle(Room room, CallSpec spec, String identity, Role role) {
        room.seat(identity, Admission.seat(spec, role));
        if (!spec.maySend(role)) {
            room.unpublish(identity);
        } else if (!spec.mayShareScreen(role)) {
            room.unpublish(identity, Source.SCREEN);
        }
    }

    @Override
    public Uni<Void> close(String room) {
        specs.remove(room);
        made.remove(room);
        notices.remove(room);
        admitted.remove(room);
        return with(room, Room::close).chain(() -> recordings.over(room));
    }

    @Override
    public Uni<Void> erase(String room) {
        return close(room).chain(() -> recordings.erase(room));
    }

    @Override
    public Uni<Void> changeRole(String room, String identity, Role role) {
        return with(
                room,
                there -> {
                    CallSpec spec = specs.get(room);
                    if (spec != null) {
                        settle(there, spec, identity, role);
                    }
                    admits(room, identity, role);
                });
    }

    @Override
    public Uni<Void> mute(String room, String identity, Track track) {
        return with(room, there -> Muting.mute(there, identity, track));
    }

    /** In the rooms of this date that are here. */
    Uni<Void> unmute(UUID occurrence, String identity, Track track) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String room : rooms(occurrence)) {
            Uni<Void> here = with(room, one -> Muting.unmute(one, identity, track));
            done = done.chain(() -> here);
        }
        return done;
    }

    /** What of each person arrives in the rooms of this date that are here. */
    Map<String, Set<Track>> sending(UUID occurrence) {
        Map<String, Set<Track>> all = new HashMap<>();
        notices.values().stream()
                .filter(one -> one.isOf(occurrence))
                .forEach(one -> all.putAll(one.sending()));
        return all;
    }

    private List<String> rooms(UUID occurrence) {
        return notices.entrySet().stream()
                .filter(one -> one.getValue().isOf(occurrence))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Uni<Void> remove(String room, String identity) {
        places.forget(room);
        return with(room, there -> there.remove(identity));
    }

    @Override
    public Uni<List<Participant>> participants(String room) {
        Map<String, Role> roles = admitted.getOrDefault(room, Map.of());
        List<Participant> people = new ArrayList<>();
        find(room)
                .map(Room::since)
                .orElse(Map.of())
                .forEach(
                        (identity, since) ->
                                people.add(
                                        new Participant(
                                                identity, identity, roles.get(identity), since)));
        return Uni.createFrom().item(people);
    }

    @Override
    public Uni<Void> startRecording(String room, RecordingMode mode) {
        return media.running()
                .map(engine -> made(engine, room, Tape.STOPPED))
                .map(there -> recordings.begin(there, Tape.RUNNING))
                .orElseGet(() -> recordings.note(room))
                .onFailure(UncheckedIOException.class)
                .transform(failure -> new Clashed(UNWRITABLE));
    }

    private Uni<Void> taped(String room, Tape tape) {
        return recordings.tape(room) == Tape.STOPPED
                ? Uni.createFrom().failure(() -> new Clashed(UNRECORDED))
                : turned(room, tape);
    }

    private Uni<Void> turned(String room, Tape tape) {
        return with(room, there -> recordings.turn(room, tape)).chain(() -> recordings.note(room));
    }

    @Override
    public Uni<Void> stopRecording(String room) {
        return turned(room, Tape.STOPPED);
    }

    @Override
    public Uni<Void> pauseRecording(String room) {
        return taped(room, Tape.PAUSED);
    }

    @Override
    public Uni<Void> resumeRecording(String room) {
        return taped(room, Tape.RUNNING);
    }

    @Override
    public Uni<List<CallRecording>> recordings(String room) {
        return recordings.of(room);
    }

    @Override
    public Uni<Optional<Download>> download(String room, String recording) {
        return recordings.download(room, recording);
    }
}
