package dev.lectern.call.stream;

import dev.lectern.call.CallPlan;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Download;
import dev.lectern.call.Remote;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Stream records of a call as one picture, and keeps. */
class StreamRecorder {
    private static final String TYPE = StreamWords.CALL_TYPE;
    private static final String UNDER_WAY = "under-way";

    private final Remote remote;
    private final StreamClient client;

    StreamRecorder(Remote remote, StreamClient client) {
        this.remote = remote;
        this.client = client;
    }

    Uni<Void> start(CallPlan plan, StreamCall call) {
        return call.recording()
                ? Uni.createFrom().voidItem()
                : remote.reach(client.startRecording(TYPE, plan.reference(), new JsonObject()))
                        .replaceWithVoid();
    }

    Uni<Void> stop(CallPlan plan, StreamCall call) {
        return call.recording()
                ? remote.reach(client.stopRecording(TYPE, plan.reference(), new JsonObject()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Stream lists what is finished; what is under way is known by the call. */
    Uni<List<CallRecording>> all(CallPlan plan, StreamCall call) {
        return remote.reach(client.recordings(TYPE, plan.reference()))
                .map(StreamReading::recordings)
                .map(finished -> call.recording() ? withOneMore(finished) : finished);
    }

    private static List<CallRecording> withOneMore(List<CallRecording> finished) {
        var underWay =
                new CallRecording(UNDER_WAY, CallRecording.State.RECORDING, null, null, null, null);
        return Stream.concat(finished.stream(), Stream.of(underWay)).toList();
    }

    Uni<Optional<Download>> download(CallPlan plan, String recording) {
        return remote.reach(client.recordings(TYPE, plan.reference()))
                .map(answer -> StreamReading.download(answer, recording));
    }
}
