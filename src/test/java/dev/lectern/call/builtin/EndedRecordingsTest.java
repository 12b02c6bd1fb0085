package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.call.CallId;
import dev.lectern.call.CallRecording;
import dev.lectern.call.StageListener;
import dev.lectern.call.Tape;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.call.policy.Preset;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.sfu.Recording;
import dev.lectern.sfu.Room;
import dev.lectern.sfu.matroska.MatroskaFile;
import dev.lectern.sfu.matroska.TrackDescription;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** When a recording is over: here, and for who may not know. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class EndedRecordingsTest {
    private static final byte[] SILENCE = {(byte) 0xFC, (byte) 0xFF, (byte) 0xFE};
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject BuiltinRooms rooms;
    @Inject EngineRooms media;
    @Inject MediaEngine engine;
    @Inject Homes homes;
    @Inject Shelf shelf;
    @Inject BindJob bind;
    @Inject Bindery bindery;
    @Inject Tokens tokens;
    @Inject PublicAddress address;
    @Inject Clock clock;
    @Inject DiskWork work;

    @ConfigProperty(name = "lectern.data", defaultValue = "lectern-data")
    String data;

    private final UUID occurrence = Ids.next();
    private final String room = new CallId(occurrence, 1).toString();
    private final List<UUID> broke = new CopyOnWriteArrayList<>();
    private final StageListener hearing =
            new StageListener() {
                @Override
                public void recordingBroke(UUID which) {
                    broke.add(which);
                }
            };

    /** A listener with a bug. */
    private final StageListener failing =
            new StageListener() {
                @Override
                public void tape(UUID occurrence, Tape tape) {
                    if (tape == Tape.STOPPED) throw new IllegalStateException("on purpose");
                }
            };

    @Test
    void its_place_is_closed_and_put_together_whatever_fails_in_telling_of_it() {
        RoomRecordings recordings =
                new RoomRecordings(
                        shelf, bind, homes, List.of(failing), tokens, address, clock, work);
        await(recordings.begin(room(), Tape.RUNNING));
        Path folder = shelf.folders(room).get(0);
        assertThat(shelf.isUnderWay(folder)).isTrue();

        recordings.turn(room, Tape.STOPPED);

        Awaitility.await().atMost(SOON).until(() -> ShelfNote.of(folder).isBound());
        assertThat(shelf.isUnderWay(folder)).isFalse();
        await(media.erase(room));
    }

    @Test
    void one_that_fails_to_begin_has_broken_off_and_is_noted_so() {
        RoomRecordings recordings =
                new RoomRecordings(
                        shelf, bind, homes, List.of(hearing), tokens, address, clock, work);
        Keeper failing =
                new Keeper(recordings, room(), Tape.RUNNING) {
                    @Override
                    Recording recorded(Path place) {
                        throw new IllegalStateException("on purpose");
                    }
                };
        await(homes.claim(occurrence));
        await(homes.records(occurrence, Tape.RUNNING));
        Path folder = shelf.place(room, clock.instant());

        assertThatThrownBy(() -> failing.placed(folder)).hasMessage("on purpose");
        failing.stopped(List.of(), "It is said once more.");

        assertThat(broke).containsExactly(occurrence);
        Awaitility.await().atMost(SOON).until(() -> noted() == Tape.STOPPED);
        assertThat(failing.tape()).isEqualTo(Tape.STOPPED);
        await(media.erase(room));
    }

    @Test
    void one_whose_place_fails_in_whatever_way_has_broken_off() {
        Shelf failing =
                new Shelf(Optional.empty(), data, clock, homes) {
                    @Override
                    Path place(String name, Instant now) {
                        throw new IllegalStateException("on purpose");
                    }
                };
        RoomRecordings recordings =
                new RoomRecordings(
                        failing, bind, homes, List.of(hearing), tokens, address, clock, work);
        Room there = room();

        assertThatThrownBy(() -> await(recordings.begin(there, Tape.RUNNING)))
                .hasMessage("on purpose");

        assertThat(recordings.tape(room)).isEqualTo(Tape.STOPPED);
        assertThat(broke).containsExactly(occurrence);
        await(media.erase(room));
    }

    @Test
    void one_that_was_ended_before_it_began_has_not_broken_off() {
        RoomRecordings recordings =
                new RoomRecordings(
                        shelf, bind, homes, List.of(hearing), tokens, address, clock, work);
        Keeper ended = new Keeper(recordings, room(), Tape.RUNNING);
        Path folder = shelf.place(room, clock.instant());
        ended.turn(Tape.STOPPED);

        ended.placed(folder);

        assertThat(shelf.isUnderWay(folder)).isFalse();
        assertThat(broke).isEmpty();
        await(media.erase(room));
    }

    private Tape noted() {
        return await(homes.find(occurrence)).orElseThrow().tape();
    }

    @Test
    void what_another_process_touched_a_moment_ago_is_left_to_it() throws IOException {
        assertThat(homes.isAlone()).isTrue();
        Shelf predecessor = new Shelf(Optional.empty(), data, clock, homes);
        Path folder = predecessor.place(room, Instant.ofEpochMilli(5));

        predecessor.touch(folder);

        assertThat(shelf.isUnderWay(folder)).isTrue();
        assertThat(shelf.unbound()).doesNotContain(room);
        Files.setLastModifiedTime(folder, FileTime.from(clock.instant().minusSeconds(16)));
        assertThat(shelf.isUnderWay(folder)).isFalse();
        assertThat(shelf.unbound()).contains(room);
        shelf.erase(room);
    }

    @Test
    void a_programme_whose_parts_were_thrown_away_is_never_replaced() throws IOException {
        Path first = recorded(5, 3_000);
        bindery.bind(room, true);
        Files.delete(first);
        recorded(7, 1_000);

        bindery.bind(room, true);

        assertThat(shelf.of(room))
                .extracting(CallRecording::length)
                .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(1));
        shelf.erase(room);
    }

    @Test
    void a_programme_of_whose_parts_some_were_thrown_away_is_never_replaced() throws IOException {
        Path first = recorded(5, 3_000);
        recorded(7, 1_000);
        bindery.bind(room, true);
        Files.delete(first);

        bindery.bind(room, true);
        shelf.close(shelf.place(room, Instant.ofEpochMilli(9)), List.of(), "");
        bindery.bind(room, true);

        assertThat(shelf.of(room))
                .extracting(CallRecording::length)
                .containsExactly(Duration.ofSeconds(4));
        shelf.erase(room);
    }

    @Test
    void the_parts_of_a_new_programme_stay_though_those_of_an_older_one_went() throws IOException {
        Path old = recorded(5, 3_000);
        longAgo().bind(room, true);
        bindery.bind(room, true);
        Path later = recorded(7, 1_000);

        boolean left = bindery.bind(room, true);

        assertThat(left).isTrue();
        assertThat(old).doesNotExist();
        assertThat(later).exists();
        shelf.erase(room);
    }

    @Test
    void of_what_could_not_be_put_together_nothing_is_thrown_away() throws IOException {
        recorded(5, 3_000);
        longAgo().bind(room, true);
        bindery.bind(room, true);
        Path nothing = recorded(7, 0);

        bindery.bind(room, true);

        assertThat(nothing).exists();
        shelf.erase(room);
    }

    private Bindery longAgo() {
        Duration ago = Bindery.PARTS_STAY.plusMinutes(1).negated();
        return new Bindery(shelf, Clock.offset(clock, ago));
    }

    @Test
    void an_empty_recording_beside_one_that_is_put_together_is_done_at_the_end()
            throws IOException {
        recorded(5, 3_000);
        bindery.bind(room, true);
        Path empty = shelf.place(room, Instant.ofEpochMilli(7));
        shelf.close(empty, List.of(), "The disk is almost full.");

        bindery.bind(room, true);

        assertThat(ShelfNote.of(empty).isBound()).isTrue();
        assertThat(shelf.of(room))
                .extracting(CallRecording::state)
                .containsExactly(CallRecording.State.READY);
        shelf.erase(room);
    }

    @Test
    void while_a_room_is_open_again_its_one_programme_stays_as_it_is() throws IOException {
        recorded(5, 3_000);
        recorded(7, 1_000);
        bindery.bind(room, true);

        bindery.bind(room, false);

        assertThat(shelf.of(room))
                .extracting(CallRecording::length)
                .containsExactly(Duration.ofSeconds(4));
        shelf.erase(room);
    }

    /** The one part of a recording that began then and has so many milliseconds of sound. */
    private Path recorded(long began, int millis) throws IOException {
        Path folder = shelf.place(room, Instant.ofEpochMilli(began));
        Path part = folder.resolve("programme-1-1.webm");
        try (MatroskaFile file = MatroskaFile.create(part, List.of(TrackDescription.opus()))) {
            for (long at = 0; at < millis; at += 20) file.write(0, at, true, SILENCE);
        }
        shelf.close(folder, List.of(), "");
        return part;
    }

    private Room room() {
        BuiltinRoom known = await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        return media.roomOf(engine.running().orElseThrow(), known, Tape.STOPPED);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
