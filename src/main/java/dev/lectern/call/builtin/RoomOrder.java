package dev.lectern.call.builtin;

import dev.lectern.call.CallId;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Participant;
import dev.lectern.call.Track;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.RecordingMode;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something that is to be done with a room's media at its home, as nodes say it to each other. */
record RoomOrder(What what, String room, JsonObject more) {
    private static final String CLASHED = "clashed";

    /** The words on the wire. */
    enum What {
        OPEN,
        CHANGE,
        CLOSE,
        ERASE,
        ROLE,
        MUTE,
        REMOVE,
        UNMUTE,
        SENDING,
        PARTICIPANTS,
        RECORD,
        STOP_RECORDING,
        PAUSE_RECORDING,
        RESUME_RECORDING,
        RECORDINGS,
        FIGURES
    }

    static RoomOrder open(String room, CallSpec spec) {
        return of(What.OPEN, room, Map.of("spec", spec.toJson()));
    }

    static RoomOrder change(String room, CallSpec spec) {
        return of(What.CHANGE, room, Map.of("spec", spec.toJson()));
    }

    static RoomOrder close(String room) {
        return of(What.CLOSE, room, Map.of());
    }

    static RoomOrder erase(String room) {
        return of(What.ERASE, room, Map.of());
    }

    static RoomOrder changeRole(String room, String identity, Role role) {
        return of(What.ROLE, room, Map.of("identity", identity, "role", role.name()));
    }

    static RoomOrder mute(String room, String identity, Track track) {
        return of(What.MUTE, room, Map.of("identity", identity, "track", track.name()));
    }

    /** Of whichever room of that date is at home there. */
    static RoomOrder unmute(UUID occurrence, String identity, Track track) {
        Map<String, Object> more = Map.of("identity", identity, "track", track.name());
        return of(What.UNMUTE, new CallId(occurrence, 1).toString(), more);
    }

    static RoomOrder sending(UUID occurrence) {
        return of(What.SENDING, new CallId(occurrence, 1).toString(), Map.of());
    }

    static RoomOrder remove(String room, String identity) {
        return of(What.REMOVE, room, Map.of("identity", identity));
    }

    static RoomOrder participants(String room) {
        return of(What.PARTICIPANTS, room, Map.of());
    }

    static RoomOrder startRecording(String room, RecordingMode mode) {
        return of(What.RECORD, room, Map.of("mode", mode.name()));
    }

    static RoomOrder stopRecording(String room) {
        return of(What.STOP_RECORDING, room, Map.of());
    }

    static RoomOrder pauseRecording(String room) {
        return of(What.PAUSE_RECORDING, room, Map.of());
    }

    static RoomOrder resumeRecording(String room) {
        return of(What.RESUME_RECORDING, room, Map.of());
    }

    static RoomOrder recordings(String room) {
        return of(What.RECORDINGS, room, Map.of());
    }

    static RoomOrder figures(String room) {
        return of(What.FIGURES, room, Map.of());
    }

    private static RoomOrder of(What what, String room, Map<String, Object> more) {
        return new RoomOrder(what, room, new JsonObject(more));
    }

    JsonObject toJson() {
        return new JsonObject().put("what", what.name()).put("room", room).put("more", more);
    }

    static RoomOrder read(JsonObject json) {
        return new RoomOrder(
                What.valueOf(json.getString("what")),
                json.getString("room"),
                json.getJsonObject("more"));
    }

    UUID occurrence() {
        return CallId.parse(room).map(CallId::occurrence).orElseThrow();
    }

    /** Done on this node, which is the home. */
    Uni<JsonObject> carryOut(EngineRooms media, Homes homes) {
        return switch (what) {
            case OPEN -> done(media.open(room, spec()));
            case CHANGE -> done(media.change(room, spec()));
            case CLOSE -> done(media.close(room).chain(() -> homes.leave(occurrence())));
            case ERASE -> done(media.erase(room).chain(() -> homes.leave(occurrence())));
            case ROLE -> done(media.changeRole(room, identity(), Role.valueOf(word("role"))));
            case MUTE -> done(media.mute(room, identity(), Track.valueOf(word("track"))));
            case UNMUTE ->
                    done(media.unmute(occurrence(), identity(), Track.valueOf(word("track"))));
            case SENDING -> Uni.createFrom().item(() -> sent(media.sending(occurrence())));
            case REMOVE -> done(media.remove(room, identity()));
            case PARTICIPANTS -> media.participants(room).map(RoomOrder::saidOf);
            case RECORD ->
                    tried(done(media.startRecording(room, RecordingMode.valueOf(word("mode")))));
            case STOP_RECORDING -> done(media.stopRecording(room));
            case PAUSE_RECORDING -> tried(done(media.pauseRecording(room)));
            case RESUME_RECORDING -> tried(done(media.resumeRecording(room)));
            case FIGURES -> Uni.createFrom().item(() -> Figures.of(media.reports(room)));
            case RECORDINGS -> tried(media.recordings(room).map(RoomOrder::kept));
        };
    }

    private static Uni<JsonObject> done(Uni<Void> work) {
        return work.map(nothing -> new JsonObject());
    }

    /** What clashes here is an answer: whoever ordered it is to hear why. */
    private static Uni<JsonObject> tried(Uni<JsonObject> work) {
        return work.onFailure(Clashed.class)
                .recoverWithItem(
                        clash ->
                                new JsonObject().put(CLASHED, ((Clashed) clash).sentence().kept()));
    }

    static void requireDone(JsonObject answer) {
        String clashed = answer.getString(CLASHED);
        if (clashed != null) {
            throw new Clashed(Sentence.read(clashed));
        }
    }

    private CallSpec spec() {
        return CallSpec.read(more.getJsonObject("spec"), Preset.GUEST_WEBINAR.spec());
    }

    private String identity() {
        return word("identity");
    }

    private String word(String name) {
        return more.getString(name);
    }

    private static JsonObject saidOf(List<Participant> people) {
        JsonArray all = new JsonArray();
        for (Participant one : people) {
            all.add(
                    new JsonObject()
                            .put("identity", one.identity())
                            .put("name", one.name())
                            .put("role", one.role() == null ? null : one.role().name())
                            .put("joinedAt", one.joinedAt()));
        }
        return new JsonObject().put("people", all);
    }

    static List<Participant> participants(JsonObject answer) {
        return list(
                answer.getJsonArray("people"),
                one ->
                        new Participant(
                                one.getString("identity"),
                                one.getString("name"),
                                one.getString("role") == null
                                        ? null
                                        : Role.valueOf(one.getString("role")),
                                one.getInstant("joinedAt")));
    }

    private static JsonObject sent(Map<String, Set<Track>> all) {
        JsonObject sending = new JsonObject();
        all.forEach(
                (identity, tracks) ->
                        sending.put(
                                identity,
                                new JsonArray(tracks.stream().map(Track::name).toList())));
        return new JsonObject().put("sending", sending);
    }

    static Map<String, Set<Track>> sending(JsonObject answer) {
        Map<String, Set<Track>> all = new HashMap<>();
        for (Map.Entry<String, Object> one : answer.getJsonObject("sending")) {
            all.put(one.getKey(), Set.copyOf(tracks((JsonArray) one.getValue())));
        }
        return all;
    }

    private static List<Track> tracks(JsonArray names) {
        return names.stream().map(name -> Track.valueOf((String) name)).toList();
    }

    private static JsonObject kept(List<CallRecording> recordings) {
        JsonArray all = new JsonArray();
        for (CallRecording one : recordings) {
            Duration length = one.length();
            all.add(
                    new JsonObject()
                            .put("id", one.id())
                            .put("state", one.state().name())
                            .put("startedAt", one.startedAt())
                            .put("millis", length == null ? null : length.toMillis())
                            .put("bytes", one.bytes())
                            .put("file", one.fileName())
                            .put("why", one.why() == null ? null : one.why().kept()));
        }
        return new JsonObject().put("recordings", all);
    }

    static List<CallRecording> recordings(JsonObject answer) {
        requireDone(answer);
        return list(answer.getJsonArray("recordings"), RoomOrder::recording);
    }

    private static CallRecording recording(JsonObject one) {
        @Nullable Instant startedAt = one.getInstant("startedAt");
        @Nullable Long millis = one.getLong("millis");
        return new CallRecording(
                one.getString("id"),
                CallRecording.State.valueOf(one.getString("state")),
                startedAt,
                millis == null ? null : Duration.ofMillis(millis),
                one.getLong("bytes"),
                one.getString("file"),
                one.getString("why") == null ? null : Sentence.read(one.getString("why")));
    }

    private static <T> List<T> list(JsonArray all, Function<JsonObject, T> read) {
        return all.stream().map(one -> read.apply((JsonObject) one)).toList();
    }
}
