package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.RtcpWriter;
import dev.lectern.sfu.rtp.Rtp;
import dev.lectern.sfu.rtp.Vp8Payload;
import java.util.Arrays;

/**
 * One continuous RTP stream to a viewer, into which now this and now that layer is spliced.
 *
 * <p>Constant SSRC; sequence numbers, timestamps and VP8 picture ids go on without a gap. A picture
 * is spliced in at a key frame only; until it comes the former goes on. Belongs to the viewer's
 * loop.
 */
final class Slot {
    private static final int LONGEST_REPLAY = 300;
    private static final int SPLICES_KEPT = 8;
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    final Kind kind;
    final int index;
    final String mid;
    final int ssrc = Credentials.ssrc();
    final int repairSsrc = Credentials.ssrc();
    private final Viewer viewer;
    private final int extension;
    private final int[] types = new int[Codec.values().length];
    private final int[] repairTypes = new int[Codec.values().length];
    private final Splice[] splices = new Splice[SPLICES_KEPT];

    /** Whom it shows, and in which picture or sound. */
    Publication publication;

    SlotWish wish;
    private Track track;
    private boolean paused;
    private Layer current;
    private Layer coming;
    private long askedAt;
    private Splice splice;
    private long next = 1 + (Credentials.ssrc() & 0x3FFF);
    private long nextRepair = 1 + (Credentials.ssrc() & 0x3FFF);
    private long highestIn;
    private int lastTimestamp = Credentials.ssrc();
    private long lastArrival;
    private int packets;
    private int octets;

    /**
     * How one layer's numbers become this slot's from a certain packet on.
     *
     * @param from the slot's number of the first packet
     * @param first the layer's number of the first packet
     * @param replayed the layer's numbers up to which packets were taken from the ring
     */
    private record Splice(
            Layer layer,
            long from,
            long first,
            long replayed,
            int timestamps,
            int pictures,
            int tl0) {
        long sequences() {
            return from - first;
        }
    }

    Slot(Viewer viewer, Kind kind, int index, String mid, int transportCcExtension) {
        this.viewer = viewer;
        this.kind = kind;
        this.index = index;
        this.mid = mid;
        this.extension = transportCcExtension;
        this.wish = index == 0 ? SlotWish.PROGRAMME : SlotWish.NEXT;
        Arrays.fill(types, -1);
        Arrays.fill(repairTypes, -1);
    }

    void speaks(Codec codec, int type, int repairType) {
        types[codec.ordinal()] = type;
        repairTypes[codec.ordinal()] = repairType;
    }

    boolean canRepair() {
        for (int type : repairTypes) if (type >= 0) return true;
        return false;
    }

    // — what it shows

    /** Shows this track from the next key frame on; null shows nothing. */
    void show(Publication who, Track what) {
        publication = who;
        Track shown = what != null && types[what.codec.ordinal()] >= 0 ? what : null;
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
    void take(Layer layer) {
        paused = layer == null;
        switchTo(layer);
    }

    boolean isPaused() {
        return paused;
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
        SendRun run = viewer.loop().run;
        run.begin(viewer.path);
        spliceIn(first, newest);
        for (long number = key; number <= newest; number++) {
            MediaPacket packet = layer.ring.get(number);
            if (packet != null) send(packet, run);
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
            if (packet.layer() != current) continue;
            if (packet.sequence() < splice.first || packet.sequence() <= splice.replayed) continue;
            send(packet, run);
        }
        run.end();
    }

    private void spliceIn(MediaPacket first, long replayed) {
        Layer old = current;
        Layer layer = first.layer();
        int timestamp = lastTimestamp + elapsed(first, layer.track.codec.clockRate);
        int pictures = 0;
        int tl0 = 0;
        MediaPacket last = old == null ? null : old.ring.get(highestIn);
        if (layer.track.codec == Codec.VP8 && last != null && old.track.codec == Codec.VP8) {
            pictures = continued(last, first, false);
            tl0 = continued(last, first, true);
        }
        splice =
                new Splice(
                        layer,
                        next,
                        first.sequence(),
                        replayed,
                        timestamp - first.timestamp(),
                        pictures,
                        tl0);
        System.arraycopy(splices, 0, splices, 1, SPLICES_KEPT - 1);
        splices[0] = splice;
        highestIn = first.sequence();
        if (old != null) old.unsubscribe(viewer.loop(), this);
        current = layer;
        coming = null;
    }

    private int elapsed(MediaPacket first, int clockRate) {
        if (lastArrival == 0) return 0;
        long micros = (first.arrived() - lastArrival) / 1000;
        long ticks = micros * clockRate / 1_000_000;
        return (int) Math.max(clockRate / 1000, Math.min(ticks, 600L * clockRate));
    }

    /** What to add to a number of the new layer so that it follows the last of the old one. */
    private int continued(MediaPacket last, MediaPacket first, boolean tl0) {
        int before = tl0 ? tl0(last) + splice.tl0 : picture(last) + splice.pictures;
        int after = tl0 ? tl0(first) : picture(first);
        return before + 1 - after;
    }

    private static int picture(MediaPacket p) {
        return Vp8Payload.pictureId(p.bytes(), p.payloadAt(), p.payloadLength());
    }

    private static int tl0(MediaPacket p) {
        return Vp8Payload.tl0(p.bytes(), p.payloadAt(), p.payloadLength());
    }

    // — sending

    private void send(MediaPacket packet, SendRun run) {
        long out = packet.sequence() + splice.sequences();
        int length = write(run.buffer, run.at(), packet, splice, ssrc, types, out, out, 0);
        run.add(length);
        if (out >= next) {
            next = out + 1;
            highestIn = packet.sequence();
            lastTimestamp = packet.timestamp() + splice.timestamps;
            lastArrival = packet.arrived();
        }
        packets++;
        octets += packet.payloadLength();
    }

    /** Sends again what the viewer misses: on the repair stream where it has one. */
    void resend(int sequence, SendRun run) {
        long out = next + (short) (sequence - (int) next);
        for (Splice one : splices) {
            if (one == null) return;
            if (out < one.from) continue;
            MediaPacket packet = one.layer.ring.get(out - one.sequences());
            if (packet == null || out >= next) return;
            int codec = packet.layer().track.codec.ordinal();
            int length =
                    repairTypes[codec] < 0
                            ? write(run.buffer, run.at(), packet, one, ssrc, types, out, out, 0)
                            : write(
                                    run.buffer,
                                    run.at(),
                                    packet,
                                    one,
                                    repairSsrc,
                                    repairTypes,
                                    nextRepair++,
                                    out,
                                    2);
            run.add(length);
            viewer.loop().counters.resent++;
            return;
        }
    }

    /** Writes and seals one packet; {@code prefix} 2 puts the original sequence number first. */
    private int write(
            byte[] b,
            int at,
            MediaPacket packet,
            Splice by,
            int source,
            int[] payloadTypes,
            long number,
            long original,
            int prefix) {
        Codec codec = packet.layer().track.codec;
        int type = payloadTypes[codec.ordinal()] | (packet.marker() ? 0x80 : 0);
        Rtp.writeHeader(b, at, type, (int) number, packet.timestamp() + by.timestamps, source);
        int header = Rtp.FIXED_HEADER;
        if (extension > 0) header = viewer.writeTransportNumber(b, at, extension);
        int body = at + header + prefix;
        if (prefix > 0) Rtp.putShort16(b, at + header, (int) original);
        System.arraycopy(packet.bytes(), packet.payloadAt(), b, body, packet.payloadLength());
        if (codec == Codec.VP8 && (by.pictures != 0 || by.tl0 != 0)) {
            Vp8Payload.shift(b, body, packet.payloadLength(), by.pictures, by.tl0);
        }
        int length = header + prefix + packet.payloadLength();
        int sealed = viewer.outbound.sealRtp(b, at, header, length, source, number);
        if (extension > 0) viewer.sent(sealed);
        return sealed;
    }

    /**
     * Sends padding on the repair stream, which tells nothing and only probes for bandwidth (RFC
     * 4588 has no room for it in the media's own sequence).
     */
    boolean sendPadding(SendRun run, int length) {
        if (current == null || extension == 0) return false;
        int type = repairTypes[current.track.codec.ordinal()];
        if (type < 0) return false;
        byte[] b = run.buffer;
        int at = run.at();
        Rtp.writeHeader(b, at, type, (int) nextRepair, lastTimestamp, repairSsrc);
        b[at] |= 0x20;
        int header = viewer.writeTransportNumber(b, at, extension);
        Arrays.fill(b, at + header, at + header + length - 1, (byte) 0);
        b[at + header + length - 1] = (byte) length;
        int sealed =
                viewer.outbound.sealRtp(b, at, header, header + length, repairSsrc, nextRepair++);
        viewer.sent(sealed);
        run.add(sealed);
        return true;
    }

    // — reports

    boolean hasBegun() {
        return packets > 0;
    }

    /**
     * A sender report for this moment. Picture and sound of one person are brought onto our clock
     * by the same offset, so that they stay together.
     */
    void report(RtcpWriter out, long now, long unixNanos) {
        out.senderReport(
                ssrc,
                dev.lectern.sfu.rtp.NtpTime.ofUnixNanos(unixNanos),
                timestampAt(now),
                packets,
                octets);
    }

    private int timestampAt(long now) {
        Layer layer = current;
        if (layer == null) return lastTimestamp;
        int rate = layer.track.codec.clockRate;
        SenderClock clock = layer.clock;
        if (clock == null || publication == null) {
            return lastTimestamp + (int) ((now - lastArrival) / 1000 * rate / 1_000_000);
        }
        long theirs = now - publication.publisher().clockOffset();
        return clock.rtpAt(theirs, rate) + splice.timestamps;
    }

    void keyFrameWanted() {
        Layer layer = current;
        if (layer != null) layer.keyFrameWanted();
    }
}
