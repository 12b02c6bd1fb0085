package dev.lectern.call.builtin;

import dev.lectern.call.CallId;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Download;
import dev.lectern.call.StageListener;
import dev.lectern.call.Tape;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.sfu.RecordedFile;
import dev.lectern.sfu.Recording;
import dev.lectern.sfu.RecordingListener;
import dev.lectern.sfu.Room;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The recordings of our rooms: begun, ended, found again on the {@link Shelf}. */
@ApplicationScoped
class RoomRecordings {
    static final String FILE_CLAIM = "f";
    static final String ROOM_CLAIM = "c";

    private static final Logger LOG = Logger.getLogger(RoomRecordings.class);
    private static final Duration LINK_LIFE = Duration.ofHours(6);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 5;

    private final Shelf shelf;
    private final BindJob binding;
    private final Homes homes;
    private final List<StageListener> listeners;
    private final Tokens tokens;
    private final PublicAddress address;
    private final Clock clock;
    private final Map<String, Keeper> underWay = new ConcurrentHashMap<>();

    RoomRecordings(
            Shelf shelf,
            BindJob binding,
            Homes homes,
            @All List<StageListener> listeners,
            Tokens tokens,
            PublicAddress address,
            Clock clock) {
        this.shelf = shelf;
        this.binding = binding;
        this.homes = homes;
        this.listeners = listeners;
        this.tokens = tokens;
        this.address = address;
        this.clock = clock;
    }

    /** Begins, running or paused, unless one is under way. */
    void begin(Room room, Tape tape) {
        if (underWay.containsKey(room.name())) {
            return;
        }
        Path folder = shelf.place(room.name(), clock.instant());
        Keeper keeper = new Keeper(room.name(), folder);
        underWay.put(room.name(), keeper);
        room.record(folder, keeper);
        turn(room, tape);
    }

    /** Pauses what is under way, or goes on with it. */
    void turn(Room room, Tape tape) {
        Recording recording = room.recording();
        Keeper keeper = underWay.get(room.name());
        if (recording == null || keeper == null) {
            return;
        }
        if (tape == Tape.PAUSED) {
            recording.pause();
        } else if (keeper.tape == Tape.PAUSED) {
            recording.resume();
        }
        keeper.tape = tape;
        keeper.tell(tape);
    }

    void end(Room room) {
        Recording recording = room.recording();
        Keeper keeper = underWay.get(room.name());
        if (recording == null || keeper == null) {
            return;
        }
        keeper.tape = Tape.STOPPED;
        recording.stop();
    }

    /** Whether what happens in this room is recorded here. */
    Tape tape(String room) {
        Keeper keeper = underWay.get(room);
        return keeper == null ? Tape.STOPPED : keeper.tape;
    }

    /**
     * Writes down how it stands here, for whichever node the room moves to. It may have ended by
     * itself while that was written.
     */
    Uni<Void> note(String room) {
        Tape now = tape(room);
        return homes.records(occurrence(room), now)
                .chain(() -> tape(room) == now ? Uni.createFrom().voidItem() : note(room));
    }

    private static UUID occurrence(String room) {
        return CallId.parse(room).map(CallId::occurrence).orElseThrow();
    }

    /** No more is recorded here: what was becomes one programme. */
    Uni<Void> over(String room) {
        return onWorker(() -> !shelf.folders(room).isEmpty())
                .chain(kept -> kept ? binding.later(room) : Uni.createFrom().voidItem());
    }

    /** While it is touched, every node knows that a recording is under way. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void touch() {
        for (Keeper keeper : underWay.values()) {
            shelf.touch(keeper.folder);
            keeper.tell(keeper.tape);
        }
    }

    Uni<List<CallRecording>> of(String room) {
        return onWorker(() -> shelf.of(room).stream().map(one -> seen(room, one)).toList());
    }

    /** The shelf does not know what is paused. */
    private CallRecording seen(String room, CallRecording one) {
        Keeper keeper = underWay.get(room);
        boolean paused = keeper != null && keeper.tape == Tape.PAUSED && one.isUnderWay();
        return paused ? one.in(CallRecording.State.PAUSED) : one;
    }

    Uni<Optional<Download>> download(String room, String recording) {
        return onWorker(() -> shelf.find(room, recording).map(file -> link(room, recording)));
    }

    private Download link(String room, String recording) {
        Instant until = clock.instant().plus(LINK_LIFE);
        Map<String, Object> claims = Map.of(FILE_CLAIM, recording, ROOM_CLAIM, room);
        String token = tokens.sign(Purpose.RECORDING, claims, until);
        return new Download(
                address.of("/call/" + occurrence(room) + "/recordings/" + token), until);
    }

    /** The file that a link of {@link #download} stands for. */
    Optional<Path> file(String token) {
        return tokens.read(Purpose.RECORDING, token)
                .flatMap(
                        claims ->
                                claims.get(ROOM_CLAIM) instanceof String room
                                                && claims.get(FILE_CLAIM) instanceof String file
                                        ? shelf.find(room, file)
                                        : Optional.empty());
    }

    Uni<Void> erase(String room) {
        return onWorker(
                () -> {
                    shelf.erase(room);
                    return null;
                });
    }

    private static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** What is known here of one recording under way; hears of its end. */
    private class Keeper implements RecordingListener {
        private final String room;
        private final Path folder;
        private boolean warned;
        private volatile Tape tape = Tape.RUNNING;

        Keeper(String room, Path folder) {
            this.room = room;
            this.folder = folder;
        }

        @Override
        public void stopped(List<RecordedFile> files, String reason) {
            underWay.remove(room, this);
            tell(Tape.STOPPED);
            ShelfNote.over(folder, files, reason);
            binding.later(room)
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.debugf(failure, "%s is put together by and by", room));
            if (!reason.isEmpty()) {
                broke(reason);
            }
        }

        /** It stays ended, here and wherever the room moves, until somebody begins another. */
        private void broke(String reason) {
            LOG.errorf("The recording of %s ended: %s", room, reason);
            listeners.forEach(one -> one.recordingBroke(occurrence()));
            note(room)
                    .onFailure()
                    .retry()
                    .withBackOff(AGAIN)
                    .atMost(ATTEMPTS)
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.warnf(failure, "The end of %s is not noted", room));
        }

        @Override
        public void spaceIsShort(long bytesLeft) {
            if (!warned) {
                LOG.warnf(
                        "Only %d MB are left on the disk of %s; recordings will end soon.",
                        bytesLeft >> 20, shelf.root());
            }
            warned = true;
            listeners.forEach(one -> one.spaceIsShort(occurrence(), bytesLeft));
        }

        private void tell(Tape now) {
            listeners.forEach(one -> one.tape(occurrence(), now));
        }

        private UUID occurrence() {
            return RoomRecordings.occurrence(room);
        }
    }
}
