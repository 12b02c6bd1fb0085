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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Stream's lists. */
final class StreamReading {
    private StreamReading() {}

    static List<Participant> participants(JsonObject answer) {
        return items(answer, "participants").map(StreamReading::participant).toList();
    }

    /** By the session's own count, where more are inside than are named, and it counts them. */
    static Optional<Map<Role, Integer>> present(JsonObject answer) {
        int named = answer.getJsonArray("participants", new JsonArray()).size();
        return Optional.ofNullable(answer.getJsonObject("call"))
                .filter(call -> answer.getInteger("total_participants", named) > named)
                .map(call -> call.getJsonObject("session"))
                .map(session -> session.getJsonObject("participants_count_by_role"))
                .map(StreamReading::counted)
                .filter(present -> sum(present) >= named);
    }

    private static int sum(Map<Role, Integer> present) {
        return present.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<Role, Integer> counted(JsonObject byRole) {
        Map<Role, Integer> present = new EnumMap<>(Role.class);
        for (String theirs : byRole.fieldNames()) {
            Role role = role(theirs);
            present.merge(
                    role == null ? Role.ATTENDEE : role, byRole.getInteger(theirs), Integer::sum);
        }
        return present;
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
                StreamUser.identity(id),
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
