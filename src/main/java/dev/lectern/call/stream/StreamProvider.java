package dev.lectern.call.stream;

import dev.lectern.call.CallPlan;
import dev.lectern.call.CallProvider;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Capabilities;
import dev.lectern.call.Checkup;
import dev.lectern.call.Download;
import dev.lectern.call.Grant;
import dev.lectern.call.Layout;
import dev.lectern.call.Mode;
import dev.lectern.call.Participant;
import dev.lectern.call.Recording;
import dev.lectern.call.Remote;
import dev.lectern.call.Role;
import dev.lectern.call.RoomAtProvider;
import dev.lectern.call.Track;
import dev.lectern.call.Webhook;
import dev.lectern.call.Who;
import dev.lectern.kit.web.Clashed;
import dev.lectern.kit.web.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stream with one app's key. */
class StreamProvider implements CallProvider {
    private static final String TYPE = StreamWords.CALL_TYPE;
    private static final int MOST_PARTICIPANTS = 100;

    private final Remote remote;
    private final StreamKey key;
    private final StreamClient client;
    private final StreamSetup setup;
    private final Clock clock;

    StreamProvider(Remote remote, StreamKey key, Clock clock) {
        this.remote = remote;
        this.key = key;
        this.clock = clock;
        this.client =
                remote.client()
                        .register(new StreamAuthorization(key))
                        .register(new StreamErrors(remote))
                        .build(StreamClient.class);
        this.setup = new StreamSetup(client);
    }

    @Override
    public String name() {
        return remote.provider();
    }

    @Override
    public Capabilities capabilities() {
        return StreamConnector.CAPABILITIES;
    }

    @Override
    public Uni<RoomAtProvider> ensure(CallPlan plan) {
        return remote.reach(setup.done())
                .chain(() -> remote.reach(client.getOrCreate(TYPE, plan.reference(), wish(plan))))
                .chain(answer -> answer.getBoolean("created", false) ? room(answer) : update(plan));
    }

    private static JsonObject wish(CallPlan plan) {
        JsonObject call =
                new JsonObject()
                        .put("created_by_id", StreamWords.ACTOR)
                        .put("starts_at", plan.startsAt().toString())
                        .put("custom", StreamWords.custom(plan))
                        .put("settings_override", StreamWords.settings(plan));
        return new JsonObject().put("data", call);
    }

    @Override
    public Uni<RoomAtProvider> update(CallPlan plan) {
        JsonObject change =
                new JsonObject()
                        .put("starts_at", plan.startsAt().toString())
                        .put("custom", StreamWords.custom(plan))
                        .put("settings_override", StreamWords.settings(plan));
        return remote.reach(client.update(TYPE, plan.reference(), change))
                .chain(StreamProvider::room);
    }

    @Override
    public Uni<Optional<RoomAtProvider>> find(CallPlan plan) {
        return call(plan)
                .map(call -> Optional.of(call.room()))
                .onFailure(NotFound.class)
                .recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<RoomAtProvider> start(CallPlan plan) {
        return call(plan)
                .chain(
                        call -> {
                            if (call.over()) {
                                throw new Clashed("Stream cannot open a room twice.");
                            }
                            return call.live()
                                    ? Uni.createFrom().item(call.room())
                                    : act(plan, "go_live", beginning(plan))
                                            .chain(StreamProvider::room);
                        });
    }

    private static JsonObject beginning(CallPlan plan) {
        return new JsonObject()
                .put("start_hls", plan.spec().mode() == Mode.WEBINAR)
                .put("start_recording", plan.spec().recording() == Recording.AUTO);
    }

    @Override
    public Uni<Void> stop(CallPlan plan) {
        return call(plan)
                .chain(call -> end(plan, call))
                .onFailure(NotFound.class)
                .recoverWithNull();
    }

    private Uni<Void> end(CallPlan plan, StreamCall call) {
        if (call.over()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> offTheAir =
                call.live()
                        ? act(plan, "stop_live", new JsonObject()).replaceWithVoid()
                        : Uni.createFrom().voidItem();
        return offTheAir.chain(() -> act(plan, "mark_ended", new JsonObject())).replaceWithVoid();
    }

    @Override
    public Uni<Void> release(CallPlan plan) {
        return act(plan, "delete", new JsonObject().put("hard", true))
                .replaceWithVoid()
                .onFailure(NotFound.class)
                .recoverWithNull();
    }

    /** The audience needs no request, a thousand of which would come at once at the hour. */
    @Override
    public Uni<Grant> grant(CallPlan plan, Who who, Role role, Instant until) {
        boolean sends = plan.spec().maySend(role) && !who.hidden();
        Uni<Void> seated =
                sends ? seat(plan, who.identity(), who.name(), role) : Uni.createFrom().voidItem();
        String theirs = who.hidden() ? "user" : StreamWords.role(plan.spec(), role);
        return seated.map(known -> mint(plan, who, role, theirs, until));
    }

    private Grant mint(CallPlan plan, Who who, Role role, String theirRole, Instant until) {
        String cid = TYPE + ":" + plan.reference();
        String token = key.callToken(who.identity(), theirRole, cid, clock.instant(), until);
        Map<String, Object> extra =
                Map.of(
                        "apiKey", key.apiKey(),
                        "callType", TYPE,
                        "callId", plan.reference(),
                        "name", who.name());
        return new Grant(
                name(),
                remote.address().toString(),
                token,
                until,
                who.identity(),
                role,
                who.hidden(),
                extra);
    }

    /** Makes somebody known and a member of the call, in their role. */
    private Uni<Void> seat(CallPlan plan, String identity, String name, Role role) {
        JsonObject member =
                new JsonObject()
                        .put("user_id", identity)
                        .put("role", StreamWords.role(plan.spec(), role));
        JsonObject members = new JsonObject().put("update_members", new JsonArray().add(member));
        return remote.reach(client.putUsers(StreamSetup.user(identity, name)))
                .chain(() -> act(plan, "members", members))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Participant>> participants(CallPlan plan) {
        return remote.reach(
                        client.participants(
                                TYPE, plan.reference(), MOST_PARTICIPANTS, new JsonObject()))
                .map(answer -> StreamReading.participants(answer));
    }

    /** At once by permission, and for good by membership. */
    @Override
    public Uni<Void> changeRole(CallPlan plan, String identity, Role role) {
        boolean sends = plan.spec().maySend(role);
        JsonObject leave = new JsonObject().put("remove_members", new JsonArray().add(identity));
        Uni<Void> lasting =
                sends
                        ? seat(plan, identity, identity, role)
                        : act(plan, "members", leave).replaceWithVoid();
        JsonObject permissions = new JsonObject().put("user_id", identity);
        if (sends) {
            permissions.put("grant_permissions", StreamWords.sending(plan.spec(), role));
        } else {
            permissions.put("revoke_permissions", StreamWords.sending(plan.spec(), Role.HOST));
        }
        return lasting.chain(() -> act(plan, "user_permissions", permissions)).replaceWithVoid();
    }

    @Override
    public Uni<Void> mute(CallPlan plan, String identity, Track track) {
        String what =
                switch (track) {
                    case MICROPHONE -> "audio";
                    case CAMERA -> "video";
                    case SCREEN -> "screenshare";
                };
        JsonObject wish =
                new JsonObject()
                        .put("user_ids", new JsonArray().add(identity))
                        .put(what, true)
                        .put("muted_by_id", StreamWords.ACTOR);
        return act(plan, "mute_users", wish).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(CallPlan plan, String identity) {
        JsonObject wish =
                new JsonObject()
                        .put("user_id", identity)
                        .put("block", true)
                        .put("kicked_by_id", StreamWords.ACTOR);
        return act(plan, "kick", wish).replaceWithVoid();
    }

    @Override
    public Uni<Void> startRecording(CallPlan plan) {
        return call(plan)
                .chain(
                        call ->
                                call.recording()
                                        ? Uni.createFrom().voidItem()
                                        : remote.reach(
                                                        client.startRecording(
                                                                TYPE,
                                                                plan.reference(),
                                                                new JsonObject()))
                                                .replaceWithVoid());
    }

    @Override
    public Uni<Void> stopRecording(CallPlan plan) {
        return call(plan)
                .chain(
                        call ->
                                call.recording()
                                        ? remote.reach(
                                                        client.stopRecording(
                                                                TYPE,
                                                                plan.reference(),
                                                                new JsonObject()))
                                                .replaceWithVoid()
                                        : Uni.createFrom().voidItem());
    }

    @Override
    public Uni<List<CallRecording>> recordings(CallPlan plan) {
        return remote.reach(client.recordings(TYPE, plan.reference()))
                .map(StreamReading::recordings);
    }

    @Override
    public Uni<Optional<Download>> download(CallPlan plan, String recording) {
        return remote.reach(client.recordings(TYPE, plan.reference()))
                .map(answer -> StreamReading.download(answer, recording));
    }

    @Override
    public Uni<Void> setLayout(CallPlan plan, Layout layout) {
        return Uni.createFrom().failure(new Clashed("Stream keeps the layout of a running room."));
    }

    @Override
    public Optional<Webhook.Delivery> verify(Webhook webhook) {
        return new StreamWebhook(key, webhook, clock).delivery();
    }

    @Override
    public Uni<Checkup> check() {
        return remote.reach(client.app())
                .map(answer -> remote.clock(answer.getHeaderString("Date"), clock))
                .onFailure()
                .recoverWithItem(remote::checkup);
    }

    private Uni<StreamCall> call(CallPlan plan) {
        return remote.reach(client.get(TYPE, plan.reference())).map(StreamCall::in);
    }

    private Uni<JsonObject> act(CallPlan plan, String action, JsonObject body) {
        return remote.reach(client.act(TYPE, plan.reference(), action, body));
    }

    private static Uni<RoomAtProvider> room(JsonObject answer) {
        return Uni.createFrom().item(StreamCall.in(answer).room());
    }
}
