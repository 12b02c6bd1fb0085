package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.CallId;
import dev.lectern.call.StageListener;
import dev.lectern.call.Tape;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.call.policy.Preset;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.sfu.Room;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of a recording that waits for its disk. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LateRecordingsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject BuiltinRooms rooms;
    @Inject EngineRooms media;
    @Inject MediaEngine engine;
    @Inject RoomMedia homed;
    @Inject Homes homes;
    @Inject Shelf shelf;
    @Inject BindJob bind;
    @Inject Tokens tokens;
    @Inject PublicAddress address;
    @Inject Clock clock;
    @Inject LivePlaces places;

    @ConfigProperty(name = "lectern.data", defaultValue = "lectern-data")
    String data;

    private final UUID occurrence = Ids.next();
    private final String room = new CallId(occurrence, 1).toString();
    private final CountDownLatch disk = new CountDownLatch(1);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final StageListener hearing =
            new StageListener() {
                @Override
                public void recordingLate(UUID which) {
                    heard.add("late");
                }

                @Override
                public void recordingCalledOff(UUID which) {
                    heard.add("called off");
                }

                @Override
                public void tape(UUID which, Tape tape) {
                    heard.add(tape.word());
                }
            };

    @AfterEach
    void nothing_stays() {
        disk.countDown();
        Awaitility.await().atMost(SOON).until(() -> shelf.folders(room).size() > 0);
        Path folder = shelf.folders(room).get(0);
        Awaitility.await().atMost(SOON).until(() -> ShelfNote.isIn(folder));
        await(homed.erase(room));
    }

    @Test
    void it_is_written_down_for_the_next_home_before_the_disk_answers() {
        RoomRecordings slowly = onASlowDisk();
        Room there = room();
        await(homes.claim(occurrence));

        slowly.beginLater(there, Tape.RUNNING);

        Awaitility.await().atMost(SOON).until(() -> noted() == Tape.RUNNING);
        assertThat(disk.getCount()).isEqualTo(1);
        slowly.turn(room, Tape.STOPPED);
    }

    @Test
    void who_calls_it_off_calls_it_off_for_the_next_home_too_and_is_told() {
        RoomRecordings slowly = onASlowDisk();
        EngineRooms there = new EngineRooms(engine, List.of(), slowly, places);
        Room begun = room();
        await(homes.claim(occurrence));
        slowly.beginLater(begun, Tape.RUNNING);
        Awaitility.await().atMost(SOON).until(() -> noted() == Tape.RUNNING);

        await(there.stopRecording(room));

        assertThat(noted()).isEqualTo(Tape.STOPPED);
        assertThat(heard).containsExactly("late", "called off");
    }

    @Test
    void it_is_said_again_until_it_is_called_off() {
        RoomRecordings slowly = onASlowDisk();
        slowly.beginLater(room(), Tape.RUNNING);
        heardSoon("late");

        slowly.sayWhatIsLate();
        slowly.turn(room, Tape.STOPPED);
        slowly.sayWhatIsLate();

        assertThat(heard).containsExactly("late", "late", "called off");
    }

    @Test
    void it_is_said_no_more_once_it_has_begun() {
        RoomRecordings slowly = onASlowDisk();
        slowly.beginLater(room(), Tape.RUNNING);
        heardSoon("late");
        disk.countDown();
        heardSoon("late", "on");

        slowly.sayWhatIsLate();

        assertThat(heard).containsExactly("late", "on");
        slowly.turn(room, Tape.STOPPED);
    }

    @Test
    void what_goes_on_while_it_waits_is_not_said_to_be_recorded() {
        RoomRecordings slowly = onASlowDisk();
        slowly.beginLater(room(), Tape.PAUSED);
        heardSoon("late");

        slowly.turn(room, Tape.RUNNING);

        assertThat(heard).containsExactly("late");
        slowly.turn(room, Tape.STOPPED);
    }

    @Test
    void it_begins_no_more_once_the_room_is_over() {
        RoomRecordings slowly = onASlowDisk();
        slowly.beginLater(room(), Tape.RUNNING);
        heardSoon("late");

        await(slowly.over(room));

        slowly.sayWhatIsLate();
        assertThat(slowly.tape(room)).isEqualTo(Tape.STOPPED);
        assertThat(heard).containsExactly("late");
    }

    private void heardSoon(String... what) {
        Awaitility.await().atMost(SOON).until(() -> heard.equals(List.of(what)));
    }

    private Tape noted() {
        return await(homes.find(occurrence)).orElseThrow().tape();
    }

    private RoomRecordings onASlowDisk() {
        Shelf slow =
                new Shelf(Optional.empty(), data, clock, homes) {
                    @Override
                    Path place(String name, Instant now) {
                        waitForTheDisk();
                        return super.place(name, now);
                    }
                };
        DiskWork hasty = new DiskWork(Duration.ofMillis(20));
        return new RoomRecordings(
                slow, bind, homes, List.of(hearing), tokens, address, clock, hasty);
    }

    private void waitForTheDisk() {
        try {
            assertThat(disk.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private Room room() {
        BuiltinRoom known = await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        return media.roomOf(engine.running().orElseThrow(), known, Tape.STOPPED);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
