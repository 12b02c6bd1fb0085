package dev.lectern.call.builtin;

import static dev.lectern.call.builtin.Signalling.bearing;
import static dev.lectern.call.builtin.Signalling.offer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.call.CallId;
import dev.lectern.call.CallPlan;
import dev.lectern.call.CallRecording;
import dev.lectern.call.StageListener;
import dev.lectern.call.Tape;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.RecordingMode;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.sfu.Room;
import dev.lectern.sfu.matroska.MatroskaFile;
import dev.lectern.sfu.matroska.TrackDescription;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
    @Inject MediaEngine engine;
    @Inject BuiltinProvider provider;
    @Inject PublicAddress address;
    @Inject Clock clock;
    @Inject DiskWork work;

    @ConfigProperty(name = "lectern.data", defaultValue = "lectern-data")
    String data;

    private final List<UUID> broke = new CopyOnWriteArrayList<>();
    private final StageListener hearing =
            new StageListener() {
                @Override
                public void recordingBroke(UUID which) {
                    broke.add(which);
                }
            };
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
        shelf.close(folder, List.of(), "The disk is almost full.");

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

    @Test
    void what_a_crash_cut_off_a_moment_ago_is_no_recording_under_way() throws IOException {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        await(rooms.open(room));
        Path dead =
                new Shelf(Optional.empty(), data, clock, homes)
                        .place(room, Instant.ofEpochMilli(5));

        assertThat(states()).containsExactly(CallRecording.State.PROCESSING);
        assertThatThrownBy(() -> await(provider.pauseRecording(plan())))
                .isInstanceOf(Clashed.class);
        await(homed.startRecording(room, RecordingMode.SPEAKER));
        assertThat(states()).last().isEqualTo(CallRecording.State.RECORDING);
        Files.setLastModifiedTime(dead, FileTime.from(clock.instant().minusSeconds(20)));
        await(provider.stop(plan()));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ShelfNote.of(dead).isBound());
        await(homed.erase(room));
    }

    @Test
    void after_the_end_an_empty_recording_beside_an_empty_one_is_done_too() {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        Path first = shelf.place(room, Instant.ofEpochMilli(5));
        shelf.close(first, List.of(), "");
        ShelfNote.of(first).bound(List.of(), List.of(), Instant.ofEpochMilli(6));
        shelf.close(shelf.place(room, Instant.ofEpochMilli(7)), List.of(), "");
        await(rooms.close(room));

        await(bind.later(room));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> states().equals(List.of(CallRecording.State.FAILED)));
        await(homed.erase(room));
    }

    private CallPlan plan() {
        return Talks.plan(occurrence, Preset.GUEST_WEBINAR.spec());
    }

    @Test
    void of_many_who_begin_it_at_once_one_recording_comes() throws Exception {
        Room there = room();
        CyclicBarrier together = new CyclicBarrier(16);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            all.add(new Thread(() -> beginsWith(together, there)));
        }

        all.forEach(Thread::start);
        for (Thread one : all) one.join();

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> states().equals(List.of(CallRecording.State.RECORDING)));
        assertThat(shelf.folders(room)).hasSize(1);
        await(media.stopRecording(room));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ShelfNote.isIn(shelf.folders(room).get(0)));
        assertThat(recordings.tape(room)).isEqualTo(Tape.STOPPED);
        await(media.startRecording(room, RecordingMode.SPEAKER));
        assertThat(shelf.folders(room)).hasSize(2);
        await(homed.erase(room));
    }

    private void beginsWith(CyclicBarrier others, Room there) {
        try {
            others.await();
        } catch (Exception alone) {
            throw new AssertionError(alone);
        }
        await(recordings.begin(there, Tape.RUNNING));
    }

    @Test
    void nobody_waits_for_a_slow_disk_and_what_was_wished_meanwhile_holds() {
        CountDownLatch disk = new CountDownLatch(1);
        Shelf slow =
                new Shelf(Optional.empty(), data, clock, homes) {
                    @Override
                    Path place(String name, Instant now) {
                        waitFor(disk);
                        return super.place(name, now);
                    }
                };
        RoomRecordings slowly =
                new RoomRecordings(slow, bind, homes, List.of(), tokens, address, clock, work);

        slowly.beginLater(room(), Tape.RUNNING);
        slowly.turn(room, Tape.PAUSED);

        assertThat(shelf.folders(room)).isEmpty();
        disk.countDown();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> shelf.folders(room).size() == 1);
        assertThat(await(slowly.of(room)))
                .extracting(CallRecording::state)
                .containsExactly(CallRecording.State.PAUSED);
        await(homed.erase(room));
    }

    private static void waitFor(CountDownLatch disk) {
        try {
            assertThat(disk.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_recording_whose_place_cannot_be_made_has_broken_off() throws IOException {
        Path file = Files.createTempFile("no", "folder");
        Shelf none = new Shelf(Optional.of(file.toString()), "", clock, homes);
        RoomRecordings nowhere =
                new RoomRecordings(
                        none, bind, homes, List.of(hearing), tokens, address, clock, work);

        Room there = room();
        assertThatThrownBy(() -> await(nowhere.begin(there, Tape.RUNNING)))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(nowhere.tape(room)).isEqualTo(Tape.STOPPED);
        assertThat(broke).containsExactly(occurrence);
        await(homed.erase(room));
        Files.delete(file);
    }

    private Room room() {
        BuiltinRoom known = await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        return media.roomOf(engine.running().orElseThrow(), known, Tape.STOPPED);
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
        shelf.close(folder, List.of(), "");
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
