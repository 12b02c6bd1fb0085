package dev.lectern.call.builtin;

import dev.lectern.call.CallPlan;
import dev.lectern.call.CallProvider;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Checkup;
import dev.lectern.call.Connector;
import dev.lectern.call.Credentials;
import dev.lectern.call.Download;
import dev.lectern.call.Grant;
import dev.lectern.call.Participant;
import dev.lectern.call.RoomAtProvider;
import dev.lectern.call.Setting;
import dev.lectern.call.Standing;
import dev.lectern.call.Track;
import dev.lectern.call.Webhook;
import dev.lectern.call.Who;
import dev.lectern.call.policy.Capabilities;
import dev.lectern.call.policy.Feature;
import dev.lectern.call.policy.Layout;
import dev.lectern.call.policy.MediaKind;
import dev.lectern.call.policy.Mode;
import dev.lectern.call.policy.Quality;
import dev.lectern.call.policy.Recording;
import dev.lectern.call.policy.RecordingMode;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Room control of our own rooms. */
@ApplicationScoped
class BuiltinProvider implements Connector, CallProvider {
    static final String NAME = "builtin";
    private static final Capabilities CAPABILITIES =
            new Capabilities(
                    EnumSet.complementOf(EnumSet.of(Feature.RTMP_OUT, Feature.WEBHOOKS)),
                    10_000,
                    EnumSet.allOf(MediaKind.class),
                    Set.of(RecordingMode.SPEAKER),
                    EnumSet.allOf(Quality.class),
                    EnumSet.allOf(Layout.class),
                    false);

    private final BuiltinRooms rooms;
    private final RoomMedia media;
    private final StreamAddresses streams;
    private final BuiltinGrants grants;

    BuiltinProvider(
            BuiltinRooms rooms, RoomMedia media, StreamAddresses streams, BuiltinGrants grants) {
        this.rooms = rooms;
        this.media = media;
        this.streams = streams;
        this.grants = grants;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Lectern";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public CallProvider connect(Credentials credentials) {
        return this;
    }

    @Override
    public Uni<RoomAtProvider> ensure(CallPlan plan) {
        return rooms.ensure(plan.reference(), plan.spec()).map(this::seen);
    }

    @Override
    public Uni<RoomAtProvider> update(CallPlan plan) {
        return rooms.change(plan.reference(), plan.spec())
                .call(room -> media.change(room.id(), room.spec()))
                .map(this::seen);
    }

    @Override
    public Uni<Optional<RoomAtProvider>> find(CallPlan plan) {
        return rooms.find(plan.reference()).map(found -> found.map(this::seen));
    }

    @Override
    public Uni<RoomAtProvider> start(CallPlan plan) {
        return rooms.open(plan.reference())
                .call(room -> media.open(room.id(), room.spec()))
                .call(room -> recordFromTheStart(room))
                .map(this::seen);
    }

    /**
     * Where that cannot be, or takes too long, those who lead are told, and it is live without or
     * until then.
     */
    private Uni<Void> recordFromTheStart(BuiltinRoom room) {
        return room.spec().recording() == Recording.AUTO
                ? media.startRecording(room.id(), room.spec().recordingMode())
                        .onFailure(Clashed.class)
                        .recoverWithNull()
                : Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> stop(CallPlan plan) {
        return rooms.close(plan.reference()).chain(() -> media.close(plan.reference()));
    }

    @Override
    public Uni<Void> release(CallPlan plan) {
        return rooms.erase(plan.reference()).chain(() -> media.erase(plan.reference()));
    }

    @Override
    public Uni<List<Standing>> standing() {
        return rooms.ids().map(ids -> ids.stream().flatMap(Standing::named).toList());
    }

    @Override
    public Uni<Grant> grant(CallPlan plan, Who who, Role role, Instant until) {
        return require(plan).chain(room -> grants.make(plan, who, role, until));
    }

    @Override
    public Uni<List<Participant>> participants(CallPlan plan) {
        return require(plan).chain(room -> media.participants(room.id()));
    }

    @Override
    public Uni<Void> changeRole(CallPlan plan, String identity, Role role) {
        return rooms.changeRole(plan.reference(), identity, role)
                .chain(room -> media.changeRole(room.id(), identity, role));
    }

    @Override
    public Uni<Void> mute(CallPlan plan, String identity, Track track) {
        return require(plan).chain(room -> media.mute(room.id(), identity, track));
    }

    @Override
    public Uni<Void> remove(CallPlan plan, String identity) {
        return rooms.remove(plan.reference(), identity)
                .chain(room -> media.remove(room.id(), identity));
    }

    @Override
    public Uni<Void> startRecording(CallPlan plan) {
        return require(plan)
                .chain(room -> media.startRecording(room.id(), room.spec().recordingMode()));
    }

    @Override
    public Uni<Void> stopRecording(CallPlan plan) {
        return require(plan).chain(room -> media.stopRecording(room.id()));
    }

    @Override
    public Uni<Void> pauseRecording(CallPlan plan) {
        return require(plan).chain(room -> media.pauseRecording(room.id()));
    }

    @Override
    public Uni<Void> resumeRecording(CallPlan plan) {
        return require(plan).chain(room -> media.resumeRecording(room.id()));
    }

    @Override
    public Uni<List<CallRecording>> recordings(CallPlan plan) {
        return require(plan).chain(room -> media.recordings(room.id()));
    }

    @Override
    public Uni<Optional<Download>> download(CallPlan plan, String recording) {
        return require(plan).chain(room -> media.download(room.id(), recording));
    }

    @Override
    public Uni<Void> setLayout(CallPlan plan, Layout layout) {
        return rooms.change(plan.reference(), plan.spec().withLayout(layout))
                .chain(room -> media.change(room.id(), room.spec()));
    }

    @Override
    public Optional<Webhook.Delivery> verify(Webhook webhook) {
        return Optional.empty();
    }

    @Override
    public Uni<Checkup> check() {
        return Uni.createFrom()
                .item(
                        new Checkup(
                                Checkup.State.WORKING,
                                Sentence.of(
                                        "It runs in this installation.",
                                        "Es läuft in dieser Installation.")));
    }

    private Uni<BuiltinRoom> require(CallPlan plan) {
        return rooms.require(plan.reference());
    }

    private @Nullable String playlist(BuiltinRoom room) {
        boolean shown = room.live() && room.spec().mode() == Mode.WEBINAR;
        return shown ? streams.of(room.id()) : null;
    }

    private RoomAtProvider seen(BuiltinRoom room) {
        return new RoomAtProvider(room.id(), room.stage(), playlist(room));
    }
}
