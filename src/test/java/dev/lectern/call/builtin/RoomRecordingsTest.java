package dev.lectern.call.builtin;

import static dev.lectern.call.builtin.Signalling.bearing;
import static dev.lectern.call.builtin.Signalling.offer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.CallId;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Tape;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.RecordingMode;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.sfu.matroska.MatroskaFile;
import dev.lectern.sfu.matroska.TrackDescription;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Recordings of our own rooms: begun, ended, put together, fetched, thrown away. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RoomRecordingsTest {
    private static final byte[] SILENCE = {(byte) 0xFC, (byte) 0xFF, (byte) 0xFE};

    @Inject BuiltinRooms rooms;
    @Inject EngineRooms media;
    @Inject RoomMedia homed;
    @Inject RoomRecordings recordings;
    @Inject Homes homes;
    @Inject Tokens tokens;
    @Inject Shelf shelf;
    @Inject BindJob bind;

    private final UUID occurrence = Ids.next();
    private final String room = new CallId(occurrence, 1).toString();

    @Test
    void a_recording_of_an_empty_stage_says_that_nobody_showed_anything() {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        await(rooms.open(room));
        await(media.startRecording(room, RecordingMode.SPEAKER));
        Path folder = shelf.folders(room).get(0);

        await(media.stopRecording(room));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ShelfNote.of(folder).isBound());
        CallRecording empty = await(media.recordings(room)).get(0);
        assertThat(empty.state()).isEqualTo(CallRecording.State.FAILED);
        assertThat(empty.why().english()).startsWith("Nobody showed or said anything");
    }

    @Test
    void a_recording_that_the_disk_did_not_take_failed_and_says_why() throws IOException {
        Path folder = shelf.place(room, Instant.ofEpochMilli(7));
        ShelfNote.over(folder, List.of(), "The disk is almost full.");

        ShelfNote.of(folder).bound(List.of(), List.of(), Instant.ofEpochMilli(8));

        CallRecording failed = shelf.of(room).get(0);
        assertThat(failed.state()).isEqualTo(CallRecording.State.FAILED);
        assertThat(failed.why().english()).contains("The disk took nothing of it");
    }

    @Test
    void a_recording_that_broke_off_begins_again_only_when_somebody_starts_it() throws IOException {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        await(rooms.open(room));
        await(homed.startRecording(room, RecordingMode.SPEAKER));

        Files.delete(shelf.folders(room).get(0));

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> noted() == Tape.STOPPED);
        carolComes();
        await(homes.records(occurrence, Tape.RUNNING));
        carolComes();
        assertThat(recordings.tape(room)).isEqualTo(Tape.STOPPED);
        assertThat(shelf.folders(room)).isEmpty();
        await(homed.startRecording(room, RecordingMode.SPEAKER));
        assertThat(recordings.tape(room)).isEqualTo(Tape.RUNNING);
        assertThat(noted()).isEqualTo(Tape.RUNNING);
        await(homed.erase(room));
    }

    @Test
    void a_recording_goes_on_as_it_stood_where_its_room_moves() {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        await(rooms.open(room));
        await(homes.claim(occurrence));
        await(homes.records(occurrence, Tape.PAUSED));

        carolComes();

        assertThat(recordings.tape(room)).isEqualTo(Tape.PAUSED);
        await(homed.startRecording(room, RecordingMode.SPEAKER));
        assertThat(noted()).isEqualTo(Tape.PAUSED);
        await(homed.resumeRecording(room));
        assertThat(noted()).isEqualTo(Tape.RUNNING);
        await(homed.stopRecording(room));
        assertThat(noted()).isEqualTo(Tape.STOPPED);
        await(homed.erase(room));
    }

    private Tape noted() {
        return await(homes.find(occurrence)).orElseThrow().tape();
    }

    private void carolComes() {
        Instant now = Instant.now();
        BuiltinGrant grant = new BuiltinGrant(occurrence, room, "carol", Role.ATTENDEE, false, now);
        String token = tokens.sign(Purpose.GRANT, grant.claims(), now.plusSeconds(60));
        bearing(token)
                .body(offer("recvonly"))
                .post("/call/" + occurrence + "/whep")
                .then()
                .statusCode(201);
    }

    @Test
    void a_recording_is_told_of_and_fetched_by_link_only() throws IOException {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        await(rooms.open(room));
        await(media.startRecording(room, RecordingMode.SPEAKER));
        assertThat(await(media.recordings(room)))
                .extracting(CallRecording::state)
                .containsExactly(CallRecording.State.RECORDING);
        await(media.stopRecording(room));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> states().equals(List.of(CallRecording.State.FAILED)));
        Path folder = shelf.place(room, Instant.ofEpochMilli(5));
        Path part = folder.resolve("programme-1-1.webm");
        try (MatroskaFile file = MatroskaFile.create(part, List.of(TrackDescription.opus()))) {
            for (long at = 0; at < 3_000; at += 20) file.write(0, at, true, SILENCE);
        }
        ShelfNote.over(folder, List.of(), "");
        await(bind.later(room));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> states().contains(CallRecording.State.READY));

        CallRecording kept = await(media.recordings(room)).get(0);
        String link = await(media.download(room, kept.id())).orElseThrow().url();
        String path = URI.create(link).getPath();

        assertThat(kept.id()).isEqualTo("5");
        assertThat(kept.length()).isEqualTo(Duration.ofSeconds(3));
        int size = kept.bytes().intValue();
        given().get(path).then().statusCode(200).contentType("video/webm");
        given().header("Range", "bytes=24-30")
                .get(path)
                .then()
                .statusCode(206)
                .header("Content-Range", "bytes 24-30/" + size)
                .header("Content-Length", "7");
        given().header("Range", "bytes=-10").get(path).then().header("Content-Length", "10");
        given().header("Range", "bytes=" + size + "-").get(path).then().statusCode(416);
        given().get(path + "x").then().statusCode(404);
        await(media.erase(room));
        given().get(path).then().statusCode(404);
    }

    private List<CallRecording.State> states() {
        return await(media.recordings(room)).stream().map(CallRecording::state).toList();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
