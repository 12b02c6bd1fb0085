package dev.lectern.sfu;

import dev.lectern.sfu.rtp.MissingPackets;
import dev.lectern.sfu.rtp.Reception;
import dev.lectern.sfu.rtp.Renumbering;
import dev.lectern.sfu.rtp.RtcpWriter;
import dev.lectern.sfu.rtp.Rtp;
import dev.lectern.sfu.rtp.SenderClock;
import dev.lectern.sfu.rtp.Unwrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * One incoming RTP stream: a microphone, a picture, or one of the sizes of a simulcast picture.
 *
 * <p>Written by the publisher's loop. Viewers' loops read {@link #ring} and the volatile fields,
 * and each owns its entry of {@link #slots}. A viewer first counts itself in and then reads the
 * ring, the publisher first fills the ring and then reads the count: one of them sees the other.
 */
final class Layer {
    private static final long KEY_FRAME_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final int VIDEO_RING = 2048;
    private static final int AUDIO_RING = 256;

    final Track track;
    final int ssrc;

    /** Its restriction id among simulcast layers, or null. Set once, before it is shared. */
    String rid;

    final PacketRing ring;
    final Reception reception;
    private final Publisher publisher;
    final PictureGate gate;
    private final Unwrapper sequences = new Unwrapper();
    private final Renumbering numbers = new Renumbering();
    private final MissingPackets missing = new MissingPackets();
    private final List<List<Slot>> slots = new ArrayList<>();
    private final AtomicIntegerArray counts;
    private final List<MediaPacket> pending = new ArrayList<>();
    private final AtomicBoolean keyFrameWanted = new AtomicBoolean();
    private long keyFrameAskedAt = System.nanoTime() - KEY_FRAME_PAUSE;
    private int keyFramesAsked;

    /** The highest number of the sender's, and the highest of what was taken. */
    private long highest = -1;

    private long highestTaken = -1;
    private boolean hole;
    private int keyFrameTimestamp;
    private long bytesInWindow;
    private long windowStart;

    /** The newest packet, or −1. */
    volatile long newest = -1;

    /** The first packet of the newest key frame, or −1. */
    volatile long keyFrame = -1;

    /** Measured over the last second in which something came. */
    private volatile long bitsPerSecond;

    /** Of the picture, 0 while unknown. */
    volatile int height;

    /** Last sender report: their clock, the stream's clock, our clock. */
    volatile SenderClock clock;

    Layer(Publisher publisher, Track track, int ssrc) {
        this(publisher, track, ssrc, publisher.intake.gate(System.nanoTime()));
    }

    Layer(Publisher publisher, Track track, int ssrc, PictureGate gate) {
        this.publisher = publisher;
        this.track = track;
        this.gate = gate;
        this.ssrc = ssrc;
        this.ring = new PacketRing(track.codec.video ? VIDEO_RING : AUDIO_RING);
        this.reception = new Reception(track.codec.clockRate);
        List<Loop> loops = publisher.engine.loops();
        for (int i = 0; i < loops.size(); i++) slots.add(new ArrayList<>());
        this.counts = new AtomicIntegerArray(loops.size());
    }

    // — from the publisher

    /** Takes a packet that verified; {@code repaired} came by retransmission. */
    void arrived(byte[] packet, int header, int payload, long now, Repair repair) {
        long sent = sequences.unwrap(repair.sequence());
        if (hole && sent > highest) closeHole(sent);
        long sequence = numbers.of(sent);
        if (sent <= highest) {
            missing.arrived(sent);
            if (sequence < 0 || newest - sequence >= ring.size()) return;
            if (ring.get(sequence) != null) return;
        }
        int timestamp = Rtp.timestamp(packet);
        count(sent, timestamp, repair, now);
        highestTaken = Math.max(highestTaken, sent);
        keep(packet, header + repair.skip(), payload - repair.skip(), sequence, timestamp, now);
    }

    /** Whether it belongs to what was taken before: later ones were taken already. */
    boolean isLate(Repair repair) {
        return highestTaken >= 0 && sequences.peek(repair.sequence()) <= highestTaken;
    }

    /** Whether nothing that was sent after it has come. */
    boolean isNewest(Repair repair) {
        return sequences.peek(repair.sequence()) > highest;
    }

    /**
     * A packet came and is left out on purpose: it is neither lost nor to be sent again, and what
     * comes later is numbered as if it had never been.
     */
    void leftOut(byte[] packet, Repair repair, long now) {
        long sent = sequences.unwrap(repair.sequence());
        if (sent <= highest) missing.arrived(sent);
        else hole = true;
        count(sent, Rtp.timestamp(packet), repair, now);
    }

    private void closeHole(long sent) {
        hole = false;
        if (newest >= 0) numbers.closeHole(highestTaken, sent, newest);
    }

    private void count(long sent, int timestamp, Repair repair, long now) {
        boolean gap = highest >= 0 && sent > highest + 1 && track.repairs();
        if (gap && !missing.add(highest + 1, sent, now)) keyFrameWanted();
        highest = Math.max(highest, sent);
        if (!repair.repaired()) reception.arrived(sent, timestamp, now);
    }

    private void keep(byte[] b, int at, int length, long sequence, int timestamp, long now) {
        boolean starts = length > 0 && track.codec.startsKeyFrame(b, at, length);
        MediaPacket packet =
                new MediaPacket(
                        this, sequence, timestamp, Rtp.marker(b), b, at, length, now, starts);
        ring.put(packet);
        if (sequence > newest) newest = sequence;
        if (starts && track.codec.video) keyFrameBegins(packet);
        measure(length, now);
        if (pending.isEmpty()) publisher.loop().toBatch(this);
        pending.add(packet);
    }

    private void keyFrameBegins(MediaPacket packet) {
        if (keyFrame >= 0 && packet.timestamp() == keyFrameTimestamp) {
            if (packet.sequence() < keyFrame) keyFrame = packet.sequence();
            return;
        }
        if (packet.sequence() < keyFrame) return;
        keyFrameTimestamp = packet.timestamp();
        keyFrame = packet.sequence();
        int tall = PictureSize.height(track.codec, packet);
        if (tall > 0) height = tall;
    }

    private void measure(int length, long now) {
        if (now - windowStart >= 1_000_000_000L) {
            long span = now - windowStart;
            bitsPerSecond = span > 3_000_000_000L ? 0 : bytesInWindow * 8_000_000_000L / span;
            windowStart = now;
            bytesInWindow = 0;
        }
        bytesInWindow += length;
    }

    /** Hands what arrived since the last time to every loop with a slot that wants it. */
    void deliver() {
        MediaPacket[] packets = pending.toArray(new MediaPacket[0]);
        pending.clear();
        for (Loop loop : publisher.engine.loops()) {
            if (counts.get(loop.index) == 0) continue;
            if (loop.isCurrent()) {
                deliver(loop, packets);
            } else if (!loop.handOver(() -> deliverAndFlush(loop, packets))) {
                publisher.loop().counters.shed += packets.length;
            }
        }
    }

    private void deliverAndFlush(Loop loop, MediaPacket[] packets) {
        deliver(loop, packets);
        loop.flush();
    }

    private void deliver(Loop loop, MediaPacket[] packets) {
        List<Slot> list = slots.get(loop.index);
        for (int i = 0; i < list.size(); i++) list.get(i).deliver(packets);
    }

    // — from viewers, each on its own loop

    void subscribe(Loop loop, Slot slot) {
        slots.get(loop.index).add(slot);
        counts.incrementAndGet(loop.index);
    }

    void unsubscribe(Loop loop, Slot slot) {
        if (slots.get(loop.index).remove(slot)) counts.decrementAndGet(loop.index);
    }

    boolean isWatched() {
        for (int i = 0; i < counts.length(); i++) if (counts.get(i) > 0) return true;
        return false;
    }

    /** Asks the publisher for a key frame, soon, and at most once a second. */
    void keyFrameWanted() {
        keyFrameWanted.set(true);
    }

    // — towards the publisher

    boolean takeKeyFrameRequest(long now) {
        if (!keyFrameWanted.get() || now - keyFrameAskedAt < KEY_FRAME_PAUSE) return false;
        keyFrameWanted.set(false);
        keyFrameAskedAt = now;
        keyFramesAsked++;
        return true;
    }

    int takeMissing(long now, long roundTrip, int requests, int[] out) {
        return missing.isEmpty() ? 0 : missing.due(now, roundTrip, requests, out);
    }

    void senderReport(long ntp, int rtp, long now) {
        reception.senderReport(ntp, now);
        clock = new SenderClock(ntp, rtp, now);
    }

    /** How far the publisher's clock is behind ours. */
    long clockOffset() {
        return publisher.clockOffset();
    }

    void report(RtcpWriter out, long now) {
        reception.write(out, ssrc, now);
    }

    /** What it takes now; nothing where it has stopped. */
    long bitsPerSecond(long now) {
        return isFlowing(now) ? bitsPerSecond : 0;
    }

    SessionReport.StreamReport report(long now) {
        String name = rid == null ? "" : rid;
        String codec = track.codec.sdpName();
        return new SessionReport.StreamReport(
                track.kind, codec, publisher.person(), name, height, bitsPerSecond(now));
    }

    /** How often the publisher was asked for a key frame. */
    int keyFramesAsked() {
        return keyFramesAsked;
    }

    /** Whether anything came lately. */
    boolean isFlowing(long now) {
        MediaPacket last = newest < 0 ? null : ring.get(newest);
        return last != null && now - last.arrived() < 1_000_000_000L;
    }
}
