package dev.lectern.call.builtin;

import dev.lectern.call.CallId;
import dev.lectern.call.Tape;
import dev.lectern.sfu.RecordedFile;
import dev.lectern.sfu.Recording;
import dev.lectern.sfu.RecordingListener;
import dev.lectern.sfu.Room;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One recording of a room here, from the wish for it to its end. Its place is made meanwhile: until
 * that is there nothing is kept, and what is wished of it is remembered. Asked on any thread, and
 * never waits for the disk.
 */
class Keeper implements RecordingListener {
    private static final String UNBEGUN = "It could not begin.";

    private final RoomRecordings recordings;
    private final Room room;
    private @Nullable Uni<Void> placing;
    private @Nullable Path folder;
    private @Nullable Recording recording;
    private volatile Tape tape;
    private boolean late;
    private boolean warned;
    private boolean over;

    Keeper(RoomRecordings recordings, Room room, Tape tape) {
        this.recordings = recordings;
        this.room = room;
        this.tape = tape;
    }

    String room() {
        return room.name();
    }

    UUID occurrence() {
        return CallId.parse(room()).map(CallId::occurrence).orElseThrow();
    }

    Tape tape() {
        return tape;
    }

    /** Whether a recording of this very room is under way or about to be. */
    boolean keeps(Room one) {
        return room == one && tape != Tape.STOPPED;
    }

    /** The making of its place, which is begun once, however often it is asked for. */
    synchronized Uni<Void> placing(Function<Keeper, Uni<Void>> making) {
        Uni<Void> begun = placing;
        if (begun == null) {
            begun = making.apply(this).memoize().indefinitely();
            placing = begun;
        }
        return begun;
    }

    /** Where it is written, once that is there. */
    synchronized @Nullable Path folder() {
        return folder;
    }

    /** False where that is no news: it has begun, or is wished for no more. */
    synchronized boolean comesLate() {
        late = true;
        return isLate();
    }

    /** Whether it waits for its place for long, and is still wished for. */
    synchronized boolean isLate() {
        return late && folder == null && tape != Tape.STOPPED;
    }

    /** Its room is gone; what has begun ends with that by itself. */
    synchronized void beginsNoMore() {
        if (folder == null) {
            tape = Tape.STOPPED;
        }
    }

    /** It can begin, unless it was ended meanwhile; where it fails to, it has broken off. */
    void placed(Path place) {
        boolean begun = false;
        String reason = UNBEGUN;
        try {
            begun = begins(place);
            reason = "";
        } finally {
            if (!begun) {
                stopped(List.of(), reason);
            }
        }
    }

    private synchronized boolean begins(Path place) {
        folder = place;
        if (tape == Tape.STOPPED) {
            return false;
        }
        Recording made = recorded(place);
        recording = made;
        if (tape == Tape.PAUSED) {
            made.pause();
        }
        return true;
    }

    Recording recorded(Path place) {
        return room.record(place, this);
    }

    /** Pauses, goes on or ends; what has ended stays so. */
    synchronized void turn(Tape wanted) {
        if (tape == Tape.STOPPED || tape == wanted) {
            return;
        }
        tape = wanted;
        Recording made = recording;
        if (made == null) {
            return;
        }
        switch (wanted) {
            case RUNNING -> made.resume();
            case PAUSED -> made.pause();
            case STOPPED -> made.stop();
        }
    }

    /** It has one end: what is said of it later is no news. */
    @Override
    public void stopped(List<RecordedFile> files, String reason) {
        turn(Tape.STOPPED);
        if (endsFirst()) {
            recordings.ended(this, files, reason);
        }
    }

    private synchronized boolean endsFirst() {
        boolean first = !over;
        over = true;
        return first;
    }

    /** Once for each recording, however often it is said. */
    synchronized boolean warnsFirst() {
        boolean first = !warned;
        warned = true;
        return first;
    }

    @Override
    public void spaceIsShort(long bytesLeft) {
        recordings.spaceIsShort(this, bytesLeft);
    }
}
