package dev.lectern.sfu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keeps what happens on a room's stage, without transcoding: a file for each publication, and one
 * of the programme (the shared screen or who speaks, and their voice).
 *
 * <p>It reads the rings behind live, on the recorder's thread, and costs the packet path nothing.
 * The disk is watched: it ends by itself before the disk is full.
 */
public final class Recording implements Follower {
    static final long LEAST_SPACE = 300L << 20;
    static final long SHORT_SPACE = 2L << 30;
    private static final String NOT_WRITTEN = "The disk could not be written.";
    private static final String THROWN_AWAY = "Its folder was thrown away.";
    private static final String FAILED = "It failed; the log says why.";
    private static final long LOOK_AT_DISK = 2_000_000_000L;

    private final Room room;
    private final Path folder;
    private final Disk disk;
    private final RecordingListener listener;
    private Reel programme;
    private int reelsMade;
    private final Map<Publication, Reel> reels = new HashMap<>();
    private final List<RecordedFile> files = new ArrayList<>();
    private long lookedAtDisk;
    private volatile boolean paused;

    /** When it began or was resumed: nothing from before is kept. */
    private volatile long since = System.nanoTime();

    private volatile boolean stopping;
    private boolean over;

    Recording(Room room, Path folder, Disk disk, RecordingListener listener) {
        this.room = room;
        this.folder = folder;
        this.disk = disk;
        this.listener = listener;
    }

    private Reel reel(String name, String person, Source source) {
        String numbered = name + "-" + ++reelsMade;
        return new Reel(
                folder, numbered, person, source, since, room.engine::unixNanos, this::kept);
    }

    private void kept(RecordedFile file) {
        files.add(file);
        listener.kept(file);
    }

    /** Leaves out what happens until {@link #resume}. */
    public void pause() {
        paused = true;
    }

    public void resume() {
        since = System.nanoTime();
        paused = false;
    }

    /** Ends it; the files are whole once the listener is told so. */
    @Override
    public void stop() {
        stopping = true;
    }

    public boolean isStopping() {
        return stopping;
    }

    @Override
    public boolean work(long now) {
        if (over) return false;
        try {
            if (now - lookedAtDisk > LOOK_AT_DISK) lookAtDisk(now);
            if (paused) cutAll();
            else poll(now);
            if (stopping || room.isOver()) finish("");
        } catch (IOException e) {
            if (Files.isDirectory(folder)) report("a recording ended", e);
            finish(Files.isDirectory(folder) ? NOT_WRITTEN : THROWN_AWAY);
        } catch (RuntimeException bug) {
            finish(FAILED);
            throw bug;
        }
        return !over;
    }

    private void poll(long now) throws IOException {
        Stage stage = room.stage();
        Set<Publication> there = new HashSet<>(stage.publications());
        for (Publication one : there) {
            Reel reel = reels.computeIfAbsent(one, p -> reel(fileName(p), p.person(), p.source()));
            reel.poll(flowing(one, Kind.VIDEO), flowing(one, Kind.AUDIO), now);
        }
        if (programme == null) programme = reel("programme", "", Source.CAMERA);
        programme.poll(stage.picture(), stage.voice(), now);
        for (Publication gone : List.copyOf(reels.keySet())) {
            if (there.contains(gone)) continue;
            Reel reel = reels.remove(gone);
            reel.poll(null, null, now);
            reel.cut();
        }
    }

    private static Track flowing(Publication one, Kind kind) {
        return one.has(kind) ? one.track(kind) : null;
    }

    private static String fileName(Publication one) {
        String who = one.person().replaceAll("[^A-Za-z0-9_-]", "_");
        return who + "-" + one.source().name().toLowerCase(Locale.ROOT);
    }

    private void lookAtDisk(long now) throws IOException {
        lookedAtDisk = now;
        long left = disk.bytesLeft(folder);
        if (left < LEAST_SPACE) {
            finish("The disk is almost full.");
        } else if (left < SHORT_SPACE) {
            listener.spaceIsShort(left);
        }
    }

    private void cutAll() throws IOException {
        List<Reel> all = new ArrayList<>(reels.values());
        if (programme != null) all.add(0, programme);
        programme = null;
        reels.clear();
        end(all.iterator());
    }

    /** Each of them, whatever fails with another. */
    private static void end(Iterator<Reel> all) throws IOException {
        if (!all.hasNext()) return;
        try {
            all.next().end();
        } finally {
            end(all);
        }
    }

    private static void report(String what, IOException failure) {
        Engine.LOG.log(System.Logger.Level.ERROR, what + ": " + failure.getMessage(), failure);
    }

    /** Whatever happens meanwhile, the listener is told. */
    private void finish(String reason) {
        if (over) return;
        over = true;
        stopping = true;
        String why = FAILED;
        try {
            why = cutLast(reason);
        } finally {
            room.recorded(this);
            listener.stopped(List.copyOf(files), why);
        }
    }

    private String cutLast(String reason) {
        try {
            cutAll();
            return reason;
        } catch (IOException e) {
            boolean there = Files.isDirectory(folder);
            if (there) report("a recording was not closed", e);
            return there ? NOT_WRITTEN : THROWN_AWAY;
        }
    }
}
