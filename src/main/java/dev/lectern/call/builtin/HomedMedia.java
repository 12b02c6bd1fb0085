package dev.lectern.call.builtin;

import dev.lectern.call.CallId;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Download;
import dev.lectern.call.Participant;
import dev.lectern.call.StageEngine;
import dev.lectern.call.Tape;
import dev.lectern.call.Track;
import dev.lectern.call.builtin.home.Home;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.call.builtin.home.NodeClient;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.RecordingMode;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Clashed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The media of our rooms wherever it is at home: done here where that is this node, else ordered of
 * the node that has it. A room without a home has no media; only a recording makes it one.
 */
@ApplicationScoped
class HomedMedia implements RoomMedia, StageEngine {
    private final EngineRooms here;
    private final Homes homes;
    private final NodeClient nodes;

    HomedMedia(EngineRooms here, Homes homes, NodeClient nodes) {
        this.here = here;
        this.homes = homes;
        this.nodes = nodes;
    }

    @Override
    public Uni<Void> open(String room, CallSpec spec) {
        return order(RoomOrder.open(room, spec));
    }

    @Override
    public Uni<Void> change(String room, CallSpec spec) {
        return order(RoomOrder.change(room, spec));
    }

    @Override
    public Uni<Void> close(String room) {
        return order(RoomOrder.close(room)).chain(() -> homes.leave(occurrence(room)));
    }

    @Override
    public Uni<Void> erase(String room) {
        return order(RoomOrder.erase(room))
                .chain(() -> homes.leave(occurrence(room)))
                .chain(() -> here.erase(room));
    }

    @Override
    public Uni<Void> changeRole(String room, String identity, Role role) {
        return order(RoomOrder.changeRole(room, identity, role));
    }

    @Override
    public Uni<Void> mute(String room, String identity, Track track) {
        return order(RoomOrder.mute(room, identity, track));
    }

    @Override
    public Uni<Void> unmute(UUID occurrence, String identity, Track track) {
        return order(RoomOrder.unmute(occurrence, identity, track));
    }

    @Override
    public Uni<Map<String, Set<Track>>> sending(UUID occurrence) {
        return ask(RoomOrder.sending(occurrence), RoomOrder::sending)
                .map(found -> found.orElse(Map.of()));
    }

    @Override
    public Uni<Void> remove(String room, String identity) {
        return order(RoomOrder.remove(room, identity));
    }

    @Override
    public Uni<List<Participant>> participants(String room) {
        return ask(RoomOrder.participants(room), RoomOrder::participants)
                .map(found -> found.orElse(List.of()));
    }

    @Override
    public Uni<Void> startRecording(String room, RecordingMode mode) {
        return homes.claim(occurrence(room))
                .chain(home -> at(home, RoomOrder.startRecording(room, mode)))
                .invoke(RoomOrder::requireDone)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> stopRecording(String room) {
        return turn(RoomOrder.stopRecording(room), Tape.STOPPED);
    }

    @Override
    public Uni<Void> pauseRecording(String room) {
        return turn(RoomOrder.pauseRecording(room), Tape.PAUSED);
    }

    @Override
    public Uni<Void> resumeRecording(String room) {
        return turn(RoomOrder.resumeRecording(room), Tape.RUNNING);
    }

    @Override
    public Uni<List<CallRecording>> recordings(String room) {
        return ask(RoomOrder.recordings(room), RoomOrder::recordings)
                .chain(
                        found ->
                                found.map(list -> Uni.createFrom().item(list))
                                        .orElseGet(() -> here.recordings(room)));
    }

    @Override
    public Uni<Optional<Download>> download(String room, String recording) {
        return here.download(room, recording);
    }

    /** How every connection is doing; nothing while there is no home. */
    Uni<JsonObject> figures(String room) {
        return ask(RoomOrder.figures(room), answer -> answer)
                .map(found -> found.orElseGet(() -> Figures.of(List.of())));
    }

    /** While there is no home, whoever becomes it goes by what is written down. */
    private Uni<Void> turn(RoomOrder order, Tape tape) {
        return isTold(order)
                .chain(told -> told ? Uni.createFrom().voidItem() : turnWhileAway(order, tape));
    }

    /** Somebody may have become its home between the two questions. */
    private Uni<Void> turnWhileAway(RoomOrder order, Tape tape) {
        return homes.recordsWhileAway(occurrence(order.room()), tape)
                .chain(written -> written ? Uni.createFrom().item(true) : isTold(order))
                .invoke(done -> requireTurned(done, tape))
                .replaceWithVoid();
    }

    /** Whether there is a home, which did it. */
    private Uni<Boolean> isTold(RoomOrder order) {
        return ask(order, answer -> answer)
                .invoke(answer -> answer.ifPresent(RoomOrder::requireDone))
                .map(Optional::isPresent);
    }

    /** What is not recorded is stopped; to pause it, or go on with it, is a mistake. */
    private static void requireTurned(Boolean done, Tape tape) {
        if (!done && tape != Tape.STOPPED) {
            throw new Clashed(EngineRooms.UNRECORDED);
        }
    }

    private Uni<Void> order(RoomOrder order) {
        return ask(order, answer -> answer).replaceWithVoid();
    }

    /** What the home says, if there is one. */
    private <T> Uni<Optional<T>> ask(RoomOrder order, Function<JsonObject, T> read) {
        return homes.find(occurrence(order.room()))
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : at(found.get(), order)
                                                .map(answer -> Optional.of(read.apply(answer))));
    }

    private Uni<JsonObject> at(Home home, RoomOrder order) {
        return homes.isHere(home) ? order.carryOut(here, homes) : nodes.order(home, order.toJson());
    }

    private static UUID occurrence(String room) {
        return CallId.parse(room).map(CallId::occurrence).orElseThrow();
    }
}
