package dev.lectern.call.builtin;

import dev.lectern.call.CallId;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Download;
import dev.lectern.call.StageListener;
import dev.lectern.call.Tape;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.sfu.RecordedFile;
import dev.lectern.sfu.Room;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The recordings of our rooms: begun, ended, found again on the {@link Shelf}. */
@ApplicationScoped
class RoomRecordings {
    private static final Logger LOG = Logger.getLogger(RoomRecordings.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 5;
    private static final String UNPLACED = "No place for it could be made.";

    private final Shelf shelf;
    private final BindJob binding;
    private final Homes homes;
    private final List<StageListener> listeners;
    private final RecordingLinks links;
    private final Clock clock;
    private final DiskWork disk;
    private final Map<String, Keeper> underWay = new ConcurrentHashMap<>();

    RoomRecordings(
            Shelf shelf,
            BindJob binding,
            Homes homes,
            @All List<StageListener> listeners,
            Tokens tokens,
            PublicAddress address,
            Clock clock,
            DiskWork disk) {
        this.shelf = shelf;
        this.binding = binding;
        this.homes = homes;
        this.listeners = listeners;
        this.links = new RecordingLinks(shelf, tokens, address, clock);
        this.clock = clock;
        this.disk = disk;
    }

    /**
     * Begins, running or paused, unless one is under way; done once its place is there and it is
     * noted, whoever waits for that. Fails where it cannot be written: it has broken off; and where
     * the disk does not answer in time: it begins once that does, here or wherever the room moves.
     */
    Uni<Void> begin(Room room, Tape tape) {
        Uni<Void> begun =
                placed(room, tape).chain(() -> note(room.name())).memoize().indefinitely();
        carryOn(begun, room.name());
        return disk.inTime(begun, DiskWork.UNBEGUN);
    }

    /** The same for whoever does not wait for the disk, and goes by what was noted. */
    void beginLater(Room room, Tape tape) {
        carryOn(placed(room, tape), room.name());
    }

    private static void carryOn(Uni<Void> work, String room) {
        work.subscribe()
                .with(
                        done -> {},
                        failure -> LOG.errorf(failure, "Beginning to record %s failed", room));
    }

    /** Done for whoever begins the same once more when it is for the first. */
    private Uni<Void> placed(Room room, Tape tape) {
        Keeper made = new Keeper(this, room, tape);
        return underWay.compute(
                        room.name(),
                        (name, other) -> other != null && other.keeps(room) ? other : made)
                .placing(this::place);
    }

    /** What was called off meanwhile ends on purpose. */
    private static String unplaced(Keeper keeper) {
        return keeper.tape() == Tape.STOPPED ? "" : UNPLACED;
    }

    private Uni<Void> place(Keeper keeper) {
        Uni<Void> placed =
                disk.later(() -> shelf.place(keeper.room(), clock.instant()))
                        .invoke(keeper::placed)
                        .onFailure()
                        .invoke(failure -> keeper.stopped(List.of(), unplaced(keeper)))
                        .invoke(() -> tell(keeper))
                        .replaceWithVoid()
                        .memoize()
                        .indefinitely();
        disk.ifLate(placed, () -> late(keeper));
        return placed;
    }

    /**
     * That it is wished for is known wherever the room moves; this node may end before the disk.
     */
    private void late(Keeper keeper) {
        LOG.errorf("The recording of %s waits for its disk", keeper.room());
        if (keeper.comesLate()) {
            listeners.forEach(one -> one.recordingLate(keeper.occurrence()));
            noteLater(keeper.room());
        }
    }

    /** Said again and again to whoever came meanwhile; no disk is asked for it. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void sayWhatIsLate() {
        underWay.values().stream()
                .filter(Keeper::isLate)
                .forEach(late -> listeners.forEach(one -> one.recordingLate(late.occurrence())));
    }

    /** Pauses what is under way, goes on with it or ends it. */
    void turn(String room, Tape tape) {
        Keeper keeper = underWay.get(room);
        if (keeper == null) {
            return;
        }
        boolean late = keeper.isLate();
        keeper.turn(tape);
        if (keeper.folder() != null) {
            tell(keeper);
        } else if (late && keeper.tape() == Tape.STOPPED) {
            listeners.forEach(one -> one.recordingCalledOff(keeper.occurrence()));
        }
    }

    /** Whether what happens in this room is recorded here. */
    Tape tape(String room) {
        Keeper keeper = underWay.get(room);
        return keeper == null ? Tape.STOPPED : keeper.tape();
    }

    /**
     * Writes down how it stands here, for whichever node the room moves to. It may have ended by
     * itself while that was written.
     */
    Uni<Void> note(String room) {
        Tape now = tape(room);
        return homes.records(CallId.parse(room).orElseThrow().occurrence(), now)
                .chain(() -> tape(room) == now ? Uni.createFrom().voidItem() : note(room));
    }

    /**
     * No more is recorded here: what was becomes one programme, what has not begun never does.
     * Nobody waits for a silent disk: what is kept there is found by and by.
     */
    Uni<Void> over(String room) {
        Optional.ofNullable(underWay.get(room)).ifPresent(Keeper::beginsNoMore);
        return disk.ask(() -> !shelf.folders(room).isEmpty())
                .onFailure(Clashed.class)
                .recoverWithItem(false)
                .chain(kept -> kept ? binding.later(room) : Uni.createFrom().voidItem());
    }

    /** While it is touched, every node knows that a recording is under way. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void touch() {
        for (Keeper keeper : underWay.values()) {
            Path folder = keeper.folder();
            if (folder != null) {
                shelf.touch(folder);
                tell(keeper);
            }
        }
    }

    /** What is ending is over for everybody once its files are whole. */
    private void tell(Keeper keeper) {
        if (keeper.tape() != Tape.STOPPED) {
            tell(keeper, keeper.tape());
        }
    }

    private void tell(Keeper keeper, Tape tape) {
        listeners.forEach(one -> one.tape(keeper.occurrence(), tape));
    }

    /**
     * Nothing more comes of it; {@code reason} is empty where it was ended on purpose. Its place is
     * closed first and everybody told, whatever fails.
     */
    void ended(Keeper keeper, List<RecordedFile> files, String reason) {
        boolean wasKept = underWay.remove(keeper.room(), keeper);
        try {
            close(keeper, files, reason);
        } finally {
            tellEnd(keeper, wasKept, reason);
        }
    }

    private void tellEnd(Keeper keeper, boolean wasKept, String reason) {
        try {
            if (wasKept) {
                tell(keeper, Tape.STOPPED);
            }
        } finally {
            if (!reason.isEmpty()) {
                broke(keeper, reason);
            }
        }
    }

    private void close(Keeper keeper, List<RecordedFile> files, String reason) {
        Path folder = keeper.folder();
        if (folder == null) {
            return;
        }
        try {
            shelf.close(folder, files, reason);
        } finally {
            bindLater(keeper.room());
        }
    }

    private void bindLater(String room) {
        binding.later(room)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.debugf(failure, "%s is put together by and by", room));
    }

    /** It stays ended, here and wherever the room moves, until somebody begins another. */
    private void broke(Keeper keeper, String reason) {
        LOG.errorf("The recording of %s ended: %s", keeper.room(), reason);
        listeners.forEach(one -> one.recordingBroke(keeper.occurrence()));
        noteLater(keeper.room());
    }

    private void noteLater(String room) {
        note(room)
                .onFailure()
                .retry()
                .withBackOff(AGAIN)
                .atMost(ATTEMPTS)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(failure, "How %s is recorded is not noted", room));
    }

    void spaceIsShort(Keeper keeper, long bytesLeft) {
        if (keeper.warnsFirst()) {
            LOG.warnf(
                    "Only %d MB are left on the disk of %s; recordings will end soon.",
                    bytesLeft >> 20, shelf.root());
        }
        listeners.forEach(one -> one.spaceIsShort(keeper.occurrence(), bytesLeft));
    }

    Uni<List<CallRecording>> of(String room) {
        return disk.ask(() -> shelf.of(room).stream().map(one -> seen(room, one)).toList());
    }

    /** The shelf does not know what is paused. */
    private CallRecording seen(String room, CallRecording one) {
        Keeper keeper = underWay.get(room);
        boolean paused = keeper != null && keeper.tape() == Tape.PAUSED && one.isUnderWay();
        return paused ? one.in(CallRecording.State.PAUSED) : one;
    }

    Uni<Optional<Download>> download(String room, String recording) {
        return disk.ask(() -> shelf.find(room, recording).map(file -> links.link(room, recording)));
    }

    /** The file that a link of {@link #download} stands for. */
    Optional<Path> file(String token) {
        return links.file(token);
    }

    Uni<Void> erase(String room) {
        return disk.carryOut(
                () -> {
                    shelf.erase(room);
                    return null;
                });
    }
}
