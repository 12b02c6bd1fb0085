package dev.lectern.call.stream;

import dev.lectern.call.CallPlan;
import dev.lectern.call.CallProvider;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Checkup;
import dev.lectern.call.Download;
import dev.lectern.call.Grant;
import dev.lectern.call.Participant;
import dev.lectern.call.Remote;
import dev.lectern.call.RoomAtProvider;
import dev.lectern.call.Standing;
import dev.lectern.call.Track;
import dev.lectern.call.Webhook;
import dev.lectern.call.Who;
import dev.lectern.call.policy.Capabilities;
import dev.lectern.call.policy.Layout;
import dev.lectern.call.policy.Mode;
import dev.lectern.call.policy.Recording;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stream with one app's key. */
class StreamProvider implements CallProvider {
    private static final String TYPE = StreamWords.CALL_TYPE;
    private static final int A_PAGE = 100;

    private final Remote remote;
    private final StreamKey key;
    private final StreamClient client;
    private final StreamSetup setup;
    private final StreamPeople people;
    private final StreamRecorder recorder;
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
        this.people = new StreamPeople(remote, client);
        this.recorder = new StreamRecorder(remote, client);
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
                                throw new Clashed(
                                        Sentence.of(
                                                "Stream cannot open a room twice.",
                                                "Stream kann einen Raum nicht zweimal öffnen."));
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

    @Override
    public Uni<List<Standing>> standing() {
        return standing(List.of(), null);
    }

    /** Those found so far and all on the pages from here on. */
    private Uni<List<Standing>> standing(List<Standing> found, @Nullable String page) {
        return remote.reach(client.calls(StreamWords.query(A_PAGE, page)))
                .chain(
                        answer -> {
                            List<Standing> all = new ArrayList<>(found);
                            all.addAll(StreamReading.standing(answer));
                            String next = answer.getString("next");
                            return next == null || next.isEmpty()
                                    ? Uni.createFrom().item(all)
                                    : standing(all, next);
                        });
    }

    /** The audience needs no request, a thousand of which would come at once at the hour. */
    @Override
    public Uni<Grant> grant(CallPlan plan, Who who, Role role, Instant until) {
        boolean sends = plan.spec().maySend(role) && !who.hidden();
        Uni<Void> seated =
                sends
                        ? people.seat(plan, who.identity(), who.name(), role)
                        : Uni.createFrom().voidItem();
        String theirs = who.hidden() ? "user" : StreamWords.role(plan.spec(), role);
        return seated.map(known -> mint(plan, who, role, theirs, until));
    }

    private Grant mint(CallPlan plan, Who who, Role role, String theirRole, Instant until) {
        String cid = TYPE + ":" + plan.reference();
        String user = StreamUser.id(plan, who.identity());
        String token = key.callToken(user, theirRole, cid, clock.instant(), until);
        Map<String, Object> extra =
                Map.of(
                        "apiKey", key.apiKey(),
                        "callType", TYPE,
                        "callId", plan.reference(),
                        "userId", user,
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

    @Override
    public Uni<List<Participant>> participants(CallPlan plan) {
        return people.all(plan);
    }

    @Override
    public Uni<Map<Role, Integer>> present(CallPlan plan) {
        return people.present(plan);
    }

    @Override
    public Uni<Void> changeRole(CallPlan plan, String identity, Role role) {
        return people.changeRole(plan, identity, role);
    }

    @Override
    public Uni<Void> mute(CallPlan plan, String identity, Track track) {
        return people.mute(plan, identity, track);
    }

    @Override
    public Uni<Void> remove(CallPlan plan, String identity) {
        return people.remove(plan, identity);
    }

    @Override
    public Uni<Void> startRecording(CallPlan plan) {
        return call(plan).chain(call -> recorder.start(plan, call));
    }

    @Override
    public Uni<Void> stopRecording(CallPlan plan) {
        return call(plan).chain(call -> recorder.stop(plan, call));
    }

    @Override
    public Uni<List<CallRecording>> recordings(CallPlan plan) {
        return call(plan).chain(call -> recorder.all(plan, call));
    }

    @Override
    public Uni<Optional<Download>> download(CallPlan plan, String recording) {
        return recorder.download(plan, recording);
    }

    @Override
    public Uni<Void> setLayout(CallPlan plan, Layout layout) {
        return Uni.createFrom()
                .failure(
                        new Clashed(
                                Sentence.of(
                                        "Stream keeps the layout of a running room.",
                                        "Stream behält die Anordnung eines laufenden Raums.")));
    }

    @Override
    public Optional<Webhook.Delivery> verify(Webhook webhook) {
        return new StreamWebhook(key, webhook, clock).delivery();
    }

    @Override
    public Uni<Checkup> check() {
        return remote.reach(client.app())
                .map(answer -> remote.clock(answer.getHeaderString("Date"), clock))
                .chain(this::orWrong)
                .onFailure()
                .recoverWithItem(remote::checkup);
    }

    /** What our clock is said to be comes first, for no token holds without it. */
    private Uni<Checkup> orWrong(Checkup sofar) {
        return remote.reach(setup.look())
                .map(
                        wrong ->
                                wrong.isEmpty() || !sofar.working()
                                        ? sofar
                                        : new Checkup(Checkup.State.BROKEN, wrong.get()));
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
