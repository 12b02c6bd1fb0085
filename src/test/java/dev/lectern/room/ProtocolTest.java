package dev.lectern.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.Grant;
import dev.lectern.call.StageListener;
import dev.lectern.call.Tape;
import dev.lectern.call.Track;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/protocol.md shows is what the server says. */
class ProtocolTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("```json (client|server)\n(.*?)```", Pattern.DOTALL);
    private static final Instant NOW = Instant.parse("2026-11-26T17:00:00Z");
    private static final UUID ID = new UUID(7, 7);
    private static final RoomFacts ROOM =
            new RoomFacts(
                    ID,
                    ID,
                    ID,
                    "builtin",
                    Phase.WAITING,
                    null,
                    NOW,
                    NOW,
                    false,
                    RoomFacts.Places.ONE,
                    Preset.GUEST_WEBINAR.spec());
    private static final Person CAROL =
            new Person("carol", "Carol", Role.ATTENDEE, null, false, false, false, 0);
    private static final Present ALICE =
            new Present("alice", "Alice", Role.HOST, Sending.NOTHING, false);

    @Test
    void every_frame_of_the_server_is_shown_with_exactly_its_fields() {
        for (JsonObject said : everythingTheServerSays()) {
            assertThat(examples("server").map(ProtocolTest::shape)).contains(shape(said));
        }
    }

    @Test
    void the_document_shows_nothing_that_the_server_does_not_say() {
        List<String> said = everythingTheServerSays().stream().map(ProtocolTest::shape).toList();

        assertThat(examples("server").map(ProtocolTest::shape)).allMatch(said::contains);
    }

    @Test
    void every_example_of_a_client_is_one_frame_with_a_type() {
        assertThat(examples("client"))
                .allMatch(frame -> frame.containsKey("type"))
                .hasSizeGreaterThan(10);
    }

    private static List<JsonObject> everythingTheServerSays() {
        Grant grant =
                new Grant(
                        "builtin",
                        "https://live.example.org",
                        "t",
                        NOW,
                        "carol",
                        Role.ATTENDEE,
                        false,
                        Map.of("whep", "https://live.example.org/whep"));
        JsonObject slot = new StageListener.SlotUse(0, "a", Track.MICROPHONE, 150).json();
        return Stream.of(
                        Frames.welcome(ROOM, CAROL, "r", NOW),
                        Frames.ELSEWHERE,
                        Frames.moved(at(Phase.LIVE), NOW),
                        Frames.moved(at(Phase.ENDED), NOW),
                        Frames.moved(ROOM, NOW),
                        Frames.stage(List.of(ALICE)),
                        Frames.slots("s", new JsonArray().add(slot)),
                        Frames.speakers(List.of("alice")),
                        Frames.presence(1, false),
                        Frames.presence(1, false, List.of(ALICE)),
                        Frames.policyChanged(ROOM),
                        Frames.role(Role.PANELIST),
                        Frames.mute("microphone", "Alice"),
                        Frames.tape(Tape.PAUSED),
                        Frames.spaceIsShort(1).encode(),
                        Frames.recordingLate().encode(),
                        Frames.recordingBroke().encode(),
                        Frames.grant(1, grant),
                        Frames.done(1),
                        Frames.refused(1, "No."),
                        Frames.BEAT)
                .map(JsonObject::new)
                .toList();
    }

    private static RoomFacts at(Phase phase) {
        return new RoomFacts(
                ID,
                ID,
                ID,
                "builtin",
                phase,
                NOW,
                NOW,
                NOW,
                false,
                RoomFacts.Places.ONE,
                Preset.GUEST_WEBINAR.spec());
    }

    /** The names of all fields, however deep, with the type. */
    private static String shape(JsonObject frame) {
        Set<String> names = new TreeSet<>();
        collect("", frame, names);
        return frame.getString("type") + " " + names;
    }

    private static void collect(String path, JsonObject object, Set<String> names) {
        for (Map.Entry<String, Object> field : object) {
            String name = path + "." + field.getKey();
            names.add(name);
            if (field.getValue() instanceof JsonObject inner) {
                collect(name, inner, names);
            }
            if (field.getValue() instanceof JsonArray array) {
                array.stream()
                        .filter(JsonObject.class::isInstance)
                        .forEach(inner -> collect(name, (JsonObject) inner, names));
            }
        }
    }

    private static Stream<JsonObject> examples(String side) {
        try {
            Matcher found = EXAMPLE.matcher(Files.readString(Path.of("docs/protocol.md")));
            return found.results()
                    .filter(example -> example.group(1).equals(side))
                    .map(example -> new JsonObject(example.group(2)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
