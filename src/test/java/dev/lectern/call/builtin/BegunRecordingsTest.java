package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.call.CallId;
import dev.lectern.call.CallPlan;
import dev.lectern.call.CallRecording;
import dev.lectern.call.StageListener;
import dev.lectern.call.Tape;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Recording;
import dev.lectern.call.policy.RecordingMode;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.sfu.Room;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a recording begins where its disk is slow, or takes nothing. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class BegunRecordingsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject BuiltinRooms rooms;
    @Inject BuiltinProvider provider;
    @Inject EngineRooms media;
    @Inject RoomMedia homed;
    @Inject MediaEngine engine;
    @Inject Homes homes;
    @Inject Shelf shelf;
    @Inject BindJob bind;
    @Inject Tokens tokens;
    @Inject PublicAddress address;
    @Inject Clock clock;
    @Inject LivePlaces places;
    @Inject StreamAddresses streams;
    @Inject BuiltinGrants grants;

    @ConfigProperty(name = "lectern.data", defaultValue = "lectern-data")
    String data;

    private final UUID occurrence = Ids.next();
    private final String room = new CallId(occurrence, 1).toString();
    private final CountDownLatch disk = new CountDownLatch(1);
    private final DiskWork patient = new DiskWork(Duration.ofMinutes(1));
    private final DiskWork hasty = new DiskWork(Duration.ofMillis(20));
    private final List<UUID> late = new CopyOnWriteArrayList<>();
    private final List<Tape> tapes = new CopyOnWriteArrayList<>();
    private final StageListener hearing =
            new StageListener() {
                @Override
                public void recordingLate(UUID which) {
                    late.add(which);
                }

                @Override
                public void tape(UUID which, Tape tape) {
                    tapes.add(tape);
                }
            };

    @AfterEach
    void nothing_stays() throws IOException {
        disk.countDown();
        if (Files.isRegularFile(instead())) Files.delete(instead());
        await(homed.erase(room));
    }

    @Test
    void it_begins_and_ends_though_whoever_asked_waits_no_more() {
        RoomRecordings slowly = onASlowDisk(patient);
        Cancellable asked = slowly.begin(room(), Tape.RUNNING).subscribe().with(done -> {});

        asked.cancel();
        disk.countDown();

        Awaitility.await().atMost(SOON).until(() -> states(slowly).size() == 1);
        assertThat(states(slowly)).containsExactly(CallRecording.State.RECORDING);
        slowly.turn(room, Tape.STOPPED);
        Path folder = shelf.folders(room).get(0);
        Awaitility.await().atMost(SOON).until(() -> ShelfNote.isIn(folder));
    }

    @Test
    void it_is_written_down_for_the_next_home_though_whoever_asked_waits_no_more() {
        RoomRecordings slowly = onASlowDisk(patient);
        Room there = room();
        await(homes.claim(occurrence));
        Cancellable asked = slowly.begin(there, Tape.RUNNING).subscribe().with(done -> {});

        asked.cancel();
        disk.countDown();

        Awaitility.await()
                .atMost(SOON)
                .until(() -> await(homes.find(occurrence)).orElseThrow().tape() == Tape.RUNNING);
        slowly.turn(room, Tape.STOPPED);
        Path folder = shelf.folders(room).get(0);
        Awaitility.await().atMost(SOON).until(() -> ShelfNote.isIn(folder));
    }

    @Test
    void whoever_begins_it_once_more_waits_for_the_same_place() {
        RoomRecordings slowly = onASlowDisk(patient);
        Room there = room();
        slowly.beginLater(there, Tape.RUNNING);

        CompletableFuture<Void> again =
                slowly.begin(there, Tape.RUNNING).subscribeAsCompletionStage();

        assertThat(again).isNotDone();
        disk.countDown();
        assertThat(again).succeedsWithin(SOON);
        assertThat(states(slowly)).containsExactly(CallRecording.State.RECORDING);
        slowly.turn(room, Tape.STOPPED);
        Path folder = shelf.folders(room).get(0);
        Awaitility.await().atMost(SOON).until(() -> ShelfNote.isIn(folder));
    }

    @Test
    void where_the_disk_takes_nothing_who_asks_for_it_is_told_so() throws IOException {
        CallPlan plan = plan(Recording.MANUAL);
        await(provider.ensure(plan));
        await(provider.start(plan));
        nothingCanBeWritten();

        assertThatThrownBy(() -> await(provider.startRecording(plan)))
                .isInstanceOf(Clashed.class)
                .hasMessageContaining("the disk");
        assertThat(await(provider.recordings(plan))).isEmpty();
    }

    @Test
    void where_the_disk_takes_nothing_a_webinar_that_records_by_itself_goes_live()
            throws IOException {
        CallPlan plan = plan(Recording.AUTO);
        await(provider.ensure(plan));
        nothingCanBeWritten();

        await(provider.start(plan));

        assertThat(await(rooms.require(room)).live()).isTrue();
        assertThat(await(provider.recordings(plan))).isEmpty();
    }

    @Test
    void that_the_disk_took_nothing_is_told_from_node_to_node() throws IOException {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        nothingCanBeWritten();

        JsonObject answer =
                await(RoomOrder.startRecording(room, RecordingMode.SPEAKER).carryOut(media, homes));

        assertThatThrownBy(() -> RoomOrder.requireDone(answer))
                .isInstanceOf(Clashed.class)
                .hasMessageContaining("the disk");
    }

    @Test
    void a_webinar_that_records_by_itself_goes_live_without_its_disk_and_is_recorded_later() {
        RoomRecordings slowly = onASlowDisk(hasty);
        EngineRooms there = new EngineRooms(engine, List.of(), slowly, places);
        BuiltinProvider going = new BuiltinProvider(rooms, there, streams, grants);
        CallPlan plan = plan(Recording.AUTO);
        await(going.ensure(plan));

        await(going.start(plan));

        assertThat(await(rooms.require(room)).live()).isTrue();
        Awaitility.await().atMost(SOON).until(() -> late.equals(List.of(occurrence)));
        assertThat(tapes).isEmpty();
        disk.countDown();
        Awaitility.await().atMost(SOON).until(() -> tapes.contains(Tape.RUNNING));
        assertThat(states(slowly)).containsExactly(CallRecording.State.RECORDING);
        ends(slowly);
    }

    @Test
    void who_asks_for_a_recording_on_a_silent_disk_is_told_and_it_begins_later() {
        RoomRecordings slowly = onASlowDisk(hasty);
        Room there = room();

        assertThatThrownBy(() -> await(slowly.begin(there, Tape.RUNNING)))
                .isInstanceOf(Clashed.class)
                .hasMessageContaining("does not answer");

        disk.countDown();
        Awaitility.await().atMost(SOON).until(() -> tapes.contains(Tape.RUNNING));
        ends(slowly);
    }

    @Test
    void what_was_ended_while_it_waited_for_its_disk_is_not_recorded() {
        RoomRecordings slowly = onASlowDisk(hasty);
        slowly.beginLater(room(), Tape.RUNNING);
        slowly.turn(room, Tape.STOPPED);

        disk.countDown();

        Awaitility.await().atMost(SOON).until(() -> shelf.folders(room).size() == 1);
        Path folder = shelf.folders(room).get(0);
        Awaitility.await().atMost(SOON).until(() -> ShelfNote.isIn(folder));
        assertThat(tapes).doesNotContain(Tape.RUNNING);
    }

    @Test
    void a_silent_disk_holds_up_neither_the_list_nor_the_end() {
        RoomRecordings silent = recordings(silentShelf(), hasty);

        assertThatThrownBy(() -> await(silent.of(room)))
                .isInstanceOf(Clashed.class)
                .hasMessageContaining("does not answer");
        await(silent.over(room));
    }

    @Test
    void that_the_disk_is_silent_is_told_from_node_to_node() {
        RoomRecordings silent = recordings(silentShelf(), hasty);
        EngineRooms there = new EngineRooms(engine, List.of(), silent, places);

        JsonObject answer = await(RoomOrder.recordings(room).carryOut(there, homes));

        assertThatThrownBy(() -> RoomOrder.recordings(answer))
                .isInstanceOf(Clashed.class)
                .hasMessageContaining("does not answer");
    }

    private void ends(RoomRecordings recordings) {
        recordings.turn(room, Tape.STOPPED);
        Path folder = shelf.folders(room).get(0);
        Awaitility.await().atMost(SOON).until(() -> ShelfNote.isIn(folder));
    }

    private Shelf silentShelf() {
        return new Shelf(Optional.empty(), data, clock, homes) {
            @Override
            List<Path> folders(String name) {
                waitForTheDisk();
                return super.folders(name);
            }
        };
    }

    private RoomRecordings onASlowDisk(DiskWork work) {
        Shelf slow =
                new Shelf(Optional.empty(), data, clock, homes) {
                    @Override
                    Path place(String name, Instant now) {
                        waitForTheDisk();
                        return super.place(name, now);
                    }
                };
        return recordings(slow, work);
    }

    private RoomRecordings recordings(Shelf shelf, DiskWork work) {
        return new RoomRecordings(
                shelf, bind, homes, List.of(hearing), tokens, address, clock, work);
    }

    private void waitForTheDisk() {
        try {
            assertThat(disk.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Where the room's folder would be there is a file. */
    private void nothingCanBeWritten() throws IOException {
        Files.createDirectories(instead().getParent());
        Files.createFile(instead());
    }

    private Path instead() {
        return Path.of(data).toAbsolutePath().resolve("recordings").resolve(room);
    }

    private CallPlan plan(Recording recording) {
        CallSpec spec = Preset.GUEST_WEBINAR.spec().recorded(recording, RecordingMode.SPEAKER);
        return Talks.plan(occurrence, spec);
    }

    private Room room() {
        BuiltinRoom known = await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        return media.roomOf(engine.running().orElseThrow(), known, Tape.STOPPED);
    }

    private List<CallRecording.State> states(RoomRecordings recordings) {
        return await(recordings.of(room)).stream().map(CallRecording::state).toList();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
