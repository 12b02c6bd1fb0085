package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.RtcpWriter;

/**
 * One place of a viewer's connection, in which now this and now that layer is shown.
 *
 * <p>A picture is spliced into its {@link SlotStream} at a key frame only; until it comes the
 * former goes on. Belongs to the viewer's loop.
 */
final class Slot {
    private static final int LONGEST_REPLAY = 300;
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long HESITATION_NANOS = 2_000_000_000L;

    final Kind kind;
    final int index;
    final String mid;
    final SlotStream stream;
    private final Viewer viewer;

    /** Whom it stands for; whether they are shown depends on what the viewer can play. */
    Publication publication;

    SlotWish wish;
    private Track track;
    private Codec unplayable;
    private long sentAt;
    private int freezes;
    private boolean paused;
    private long pausedAt;
    private Layer current;
    private Layer coming;
    private long askedAt;
    private int waitMillis;

    Slot(Viewer viewer, Kind kind, int index, String mid, SlotHeader header) {
        this.viewer = viewer;
        this.kind = kind;
        this.index = index;
        this.mid = mid;
        this.stream = new SlotStream(viewer, header);
        this.wish = index == 0 ? SlotWish.PROGRAMME : SlotWish.NEXT;
    }

    // — what it shows

    /** Shows this track from the next key frame on; null shows nothing. */
    void show(Publication who, Track what) {
        publication = who;
        unplayable = what == null || stream.speaks(what.codec) ? null : what.codec;
        Track shown = unplayable == null ? what : null;
        if (paused && shown == track) return;
        track = shown;
        choose();
    }

    /** Picks the layer among those the track has at the moment. */
    private void choose() {
        paused = false;
        Layer wanted = wanted();
        boolean stays = wanted != null && wanted.track == track && track.layers.contains(wanted);
        if (!stays) switchTo(track == null ? null : viewer.chosen(track));
    }

    /** Takes this layer of its track, or none for want of bandwidth. */
    void take(Layer layer, long now) {
        if (layer == null && !paused) pausedAt = now;
        paused = layer == null;
        switchTo(layer);
    }

    /** What it would show if the viewer could play it; null where nothing is missing. */
    Codec unplayable() {
        return unplayable;
    }

    /** How often a camera's picture stood still in it. */
    int freezes() {
        return freezes;
    }

    boolean isPaused() {
        return paused;
    }

    /** Whether it has something to show, be it that the line hesitates just now. */
    boolean shows(long now) {
        return track != null && !goesWithout(now);
    }

    /** Whether it has been without a picture for longer than a line hesitates. */
    boolean goesWithout(long now) {
        return paused && now - pausedAt > HESITATION_NANOS;
    }

    Track track() {
        return track;
    }

    Layer layer() {
        return current;
    }

    Layer wanted() {
        return coming != null ? coming : current;
    }

    /** Has what it shows wait so long from now on; whether that is another time than before. */
    boolean waits(int millis) {
        boolean other = waitMillis != millis;
        waitMillis = millis;
        stream.header.delay(millis);
        return other;
    }

    int waitMillis() {
        return waitMillis;
    }

    /** Whom it shows, or null. */
    String person() {
        return publication == null ? null : publication.person();
    }

    private void switchTo(Layer layer) {
        if (layer == wanted()) return;
        Loop loop = viewer.loop();
        if (coming != null) coming.unsubscribe(loop, this);
        coming = null;
        if (layer == current) return;
        if (layer == null) {
            current.unsubscribe(loop, this);
            current = null;
            return;
        }
        coming = layer;
        layer.subscribe(loop, this);
        if (!layer.track.codec.video) return;
        boolean idle = current == null || current.track.layers.isEmpty();
        if (!idle || !replay(layer)) {
            layer.keyFrameWanted();
            askedAt = System.nanoTime();
        }
    }

    /** Asks again for a key frame that does not come: senders drop requests that follow closely. */
    void insist(long now) {
        if (coming == null || !coming.track.codec.video || now - askedAt < PATIENCE_NANOS) return;
        coming.keyFrameWanted();
        askedAt = now;
    }

    void stop() {
        show(null, null);
    }

    /** Sends what came since the last key frame, so that the picture is there at once. */
    private boolean replay(Layer layer) {
        long key = layer.keyFrame;
        long newest = layer.newest;
        MediaPacket first = key < 0 ? null : layer.ring.get(key);
        if (first == null || newest - key > LONGEST_REPLAY || !viewer.isOpen()) return false;
        if (!viewer.room.shows(viewer, first.arrived())) return false;
        SendRun run = viewer.loop().run;
        run.begin(viewer.path);
        spliceIn(first, newest);
        for (long number = key; number <= newest; number++) {
            MediaPacket packet = layer.ring.get(number);
            if (packet != null) stream.send(packet, run);
        }
        run.end();
        viewer.loop().flush();
        return true;
    }

    /** Takes what a layer that this slot subscribed to received. */
    void deliver(MediaPacket[] arrived) {
        if (viewer.isOver()) return;
        SendRun run = viewer.loop().run;
        run.begin(viewer.path);
        for (MediaPacket packet : arrived) {
            if (packet.layer() == coming && packet.startsKeyFrame()) spliceIn(packet, -1);
            if (packet.layer() != current || !stream.isToSend(packet)) continue;
            noteMoving(packet.arrived());
            stream.send(packet, run);
        }
        run.end();
    }

    private void noteMoving(long arrived) {
        boolean stood = sentAt != 0 && arrived - sentAt > SessionReport.STILL_NANOS;
        boolean moves = kind == Kind.VIDEO && publication != null;
        if (stood && moves && publication.source() == Source.CAMERA) freezes++;
        sentAt = arrived;
    }

    private void spliceIn(MediaPacket first, long replayed) {
        stream.spliceIn(current, first, replayed);
        if (current != null) current.unsubscribe(viewer.loop(), this);
        current = first.layer();
        coming = null;
        sentAt = 0;
    }

    /**
     * Sends padding on the repair stream, which tells nothing and only probes for bandwidth; false
     * where there is nothing to probe for.
     */
    boolean sendPadding(SendRun run, int length) {
        return track != null && stream.hasBegun() && stream.sendPadding(track.codec, run, length);
    }

    // — reports

    /**
     * A sender report for this moment. Picture and sound of one person are brought onto our clock
     * by the same offset, so that they stay together.
     */
    void report(RtcpWriter out, long now, long unixNanos) {
        long offset = publication == null ? Long.MAX_VALUE : publication.publisher().clockOffset();
        stream.report(out, stream.timestampAt(current, offset, now), unixNanos);
    }

    void keyFrameWanted() {
        Layer layer = current;
        if (layer != null) layer.keyFrameWanted();
    }
}
