package dev.lectern.room;

import dev.lectern.call.Grant;
import dev.lectern.call.Tape;
import dev.lectern.call.policy.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server says on the room's socket, written once; docs/protocol.md explains each. */
final class Frames {
    static final int VERSION = 1;
    static final String BEAT = of("beat").encode();
    static final String ELSEWHERE = of("elsewhere").encode();

    private Frames() {}

    static String welcome(RoomFacts room, Person you, String resume, Instant now) {
        return of("welcome")
                .put("version", VERSION)
                .put(
                        "you",
                        new JsonObject()
                                .put("id", you.identity())
                                .put("name", you.name())
                                .put("role", you.role().word()))
                .put("resume", resume)
                .put("provider", room.provider())
                .put("phase", room.phase().word())
                .put("at", text(room.at()))
                .put("startsAt", room.startsAt().toString())
                .put("endsAt", room.endsAt().toString())
                .put("now", now.toString())
                .put("policy", policy(room))
                .put("locked", room.locked())
                .encode();
    }

    /** The phase has changed or its times have: the two great moments have words of their own. */
    static String moved(RoomFacts room, Instant now) {
        return switch (room.phase()) {
            case LIVE -> of("live").put("at", text(room.at())).encode();
            case ENDED -> of("ended").put("at", text(room.at())).encode();
            default ->
                    of("state")
                            .put("phase", room.phase().word())
                            .put("at", text(room.at()))
                            .put("startsAt", room.startsAt().toString())
                            .put("now", now.toString())
                            .encode();
        };
    }

    static String stage(List<Present> people) {
        JsonArray array = new JsonArray();
        people.forEach(one -> array.add(one.stage()));
        return of("stage").put("people", array).encode();
    }

    static String slots(String session, JsonArray slots) {
        return of("slots").put("session", session).put("slots", slots).encode();
    }

    static String speakers(List<String> identities) {
        return of("speakers").put("ids", new JsonArray(identities)).encode();
    }

    static String presence(int people, boolean locked) {
        return of("presence").put("people", people).put("locked", locked).encode();
    }

    static String presence(int people, boolean locked, List<Present> roster) {
        JsonArray array = new JsonArray();
        roster.forEach(one -> array.add(one.roster()));
        return of("presence")
                .put("people", people)
                .put("locked", locked)
                .put("roster", array)
                .encode();
    }

    static String policyChanged(RoomFacts room) {
        return of("policy").put("policy", policy(room)).encode();
    }

    static String role(Role role) {
        return of("role").put("role", role.word()).encode();
    }

    static String tape(Tape tape) {
        return tapeIs(tape).encode();
    }

    /** Nothing is recorded, said without having been. */
    static JsonObject off() {
        return tapeIs(Tape.STOPPED);
    }

    private static JsonObject tapeIs(Tape tape) {
        return of("tape").put("state", tape.word());
    }

    static JsonObject spaceIsShort(long bytesLeft) {
        return of("recording").put("trouble", "space-short").put("bytesLeft", bytesLeft);
    }

    static JsonObject recordingLate() {
        return of("recording").put("trouble", "late");
    }

    static JsonObject recordingBroke() {
        return of("recording").put("trouble", "broke-off");
    }

    static String grant(int ref, Grant grant) {
        return of("grant").put("ref", ref).put("grant", grant.toJson()).encode();
    }

    static String mute(String what, String by) {
        return of("mute").put("what", what).put("by", by).encode();
    }

    static String done(int ref) {
        return of("done").put("ref", ref).encode();
    }

    static String refused(int ref, String message) {
        return of("refused").put("ref", ref).put("message", message).encode();
    }

    /** The policy as a page needs it: the API's words, and whether senders make several sizes. */
    static JsonObject policy(RoomFacts room) {
        return room.policy().toJson().put("simulcast", room.policy().sendsVideo());
    }

    private static JsonObject of(String type) {
        return new JsonObject().put("type", type);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
