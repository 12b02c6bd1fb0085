package dev.lectern.call.stream;

import dev.lectern.call.CallRecording;
import dev.lectern.call.Download;
import dev.lectern.call.Participant;
import dev.lectern.call.Standing;
import dev.lectern.call.policy.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Stream's lists. */
final class StreamReading {
    private StreamReading() {}

    static List<Participant> participants(JsonObject answer) {
        return items(answer, "participants").map(StreamReading::participant).toList();
    }

    static List<Standing> standing(JsonObject answer) {
        return items(answer, "calls")
                .map(json -> json.getJsonObject("call").getString("id"))
                .flatMap(Standing::named)
                .toList();
    }

    private static Participant participant(JsonObject json) {
        JsonObject user = json.getJsonObject("user");
        String id = user.getString("id");
        return new Participant(
                id,
                user.getString("name", id),
                role(json.getString("role", "")),
                StreamCall.time(json.getValue("joined_at")));
    }

    private static @Nullable Role role(String theirs) {
        return switch (theirs) {
            case "host", "admin" -> Role.HOST;
            case "moderator" -> Role.COHOST;
            case "call_member", StreamWords.PRESENTER -> Role.PANELIST;
            case "user" -> Role.ATTENDEE;
            default -> null;
        };
    }

    static List<CallRecording> recordings(JsonObject answer) {
        return items(answer, "recordings").map(StreamReading::recording).toList();
    }

    static CallRecording recording(JsonObject json) {
        Instant began = StreamCall.time(json.getValue("start_time"));
        Instant ended = StreamCall.time(json.getValue("end_time"));
        return new CallRecording(
                id(json),
                CallRecording.State.READY,
                began,
                began == null || ended == null ? null : Duration.between(began, ended),
                null,
                json.getString("filename"));
    }

    /** Their links expire, so they are read anew each time. */
    static Optional<Download> download(JsonObject answer, String recording) {
        return items(answer, "recordings")
                .filter(json -> id(json).equals(recording))
                .findFirst()
                .map(json -> new Download(json.getString("url"), null));
    }

    private static String id(JsonObject json) {
        return json.getString("session_id") + "/" + json.getString("filename");
    }

    private static Stream<JsonObject> items(JsonObject answer, String list) {
        return answer.getJsonArray(list, new JsonArray()).stream().map(JsonObject.class::cast);
    }
}
