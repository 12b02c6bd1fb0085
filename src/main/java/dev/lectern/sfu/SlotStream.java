package dev.lectern.sfu;

import dev.lectern.sfu.net.Credentials;
import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.NtpTime;
import dev.lectern.sfu.rtp.RtcpWriter;
import dev.lectern.sfu.rtp.Rtp;
import dev.lectern.sfu.rtp.SenderClock;
import dev.lectern.sfu.rtp.Vp8Payload;
import java.util.Arrays;

/**
 * The RTP stream of one slot: constant SSRC; sequence numbers, timestamps and VP8 picture ids go on
 * without a gap whatever layer is spliced in. Belongs to the viewer's loop.
 */
final class SlotStream {
    private static final int SPLICES_KEPT = 8;

    final int ssrc = Credentials.ssrc();
    final int repairSsrc = Credentials.ssrc();
    private final Viewer viewer;
    final SlotHeader header;
    private final int[] types = new int[Codec.values().length];
    private final int[] repairTypes = new int[Codec.values().length];

    /** Null where nothing is sent again but on the repair stream. */
    private SentHeaders sent;

    private final Splice[] splices = new Splice[SPLICES_KEPT];
    private long next = 1 + (Credentials.ssrc() & 0x3FFF);
    private long nextRepair = 1 + (Credentials.ssrc() & 0x3FFF);
    private long highestIn;
    private int lastTimestamp = Credentials.ssrc();
    private long lastArrival;
    private int packets;
    private int octets;

    SlotStream(Viewer viewer, SlotHeader header) {
        this.viewer = viewer;
        this.header = header;
        Arrays.fill(types, -1);
        Arrays.fill(repairTypes, -1);
    }

    void speaks(Codec codec, int type, int repairType) {
        types[codec.ordinal()] = type;
        repairTypes[codec.ordinal()] = repairType;
    }

    /** What is missing will be asked for again, and some codec has no repair stream. */
    void repeats(Kind kind) {
        if (header.varies() && sent == null) sent = new SentHeaders(kind);
    }

    boolean speaks(Codec codec) {
        return types[codec.ordinal()] >= 0;
    }

    boolean canRepair() {
        for (int type : repairTypes) if (type >= 0) return true;
        return false;
    }

    // — splicing

    /** Goes on with the layer of this packet, in place of {@code old}, which may be null. */
    void spliceIn(Layer old, MediaPacket first, long replayed) {
        int timestamp = lastTimestamp + elapsed(first, first.layer().track.codec.clockRate);
        Splice splice = Splice.plain(first, next, replayed, timestamp);
        if (old != null) splice = splice.after(splices[0], old.ring.get(highestIn), first);
        System.arraycopy(splices, 0, splices, 1, SPLICES_KEPT - 1);
        splices[0] = splice;
        highestIn = first.sequence();
    }

    boolean isToSend(MediaPacket packet) {
        return splices[0].isFor(packet);
    }

    private int elapsed(MediaPacket first, int clockRate) {
        if (lastArrival == 0) return 0;
        long micros = (first.arrived() - lastArrival) / 1000;
        long ticks = micros * clockRate / 1_000_000;
        return (int) Math.max(clockRate / 1000, Math.min(ticks, 600L * clockRate));
    }

    // — sending

    void send(MediaPacket packet, SendRun run) {
        Splice splice = splices[0];
        long out = packet.sequence() + splice.sequences();
        if (sent != null && (sent.holds(out) || sent.isForgotten(out))) return;
        run.add(writeFirst(run, packet, splice, out));
        if (out >= next) {
            next = out + 1;
            highestIn = packet.sequence();
            lastTimestamp = packet.timestamp() + splice.timestamps();
            lastArrival = packet.arrived();
        }
        packets++;
        octets += packet.payloadLength();
    }

    /**
     * Sends again what the viewer misses: on the repair stream where it has one. Answers how many
     * bytes that took, 0 where it is no longer there.
     */
    int resend(int sequence, SendRun run) {
        long out = next + (short) (sequence - (int) next);
        for (Splice one : splices) {
            if (one == null) return 0;
            if (out < one.from()) continue;
            MediaPacket packet = one.layer().ring.get(out - one.sequences());
            if (packet == null || out >= next) return 0;
            boolean repairs = repairTypes[packet.layer().track.codec.ordinal()] >= 0;
            int length =
                    repairs
                            ? writeRepair(run, packet, one, out)
                            : writeAgain(run, packet, one, out);
            if (length == 0) return 0;
            run.add(length);
            viewer.loop().counters.resent++;
            return length;
        }
        return 0;
    }

    private int writeFirst(SendRun run, MediaPacket packet, Splice by, long out) {
        int stamp = header.stamp();
        if (sent != null) sent.put(out, stamp);
        int length = write(run, packet, by, out, out, 0, stamp);
        if (header.measures()) viewer.sent(length);
        return length;
    }

    private int writeRepair(SendRun run, MediaPacket packet, Splice by, long out) {
        int length = write(run, packet, by, nextRepair++, out, 2, header.stamp());
        if (header.measures()) viewer.sent(length);
        return length;
    }

    /** Under the number that it had: as it was, or not at all. */
    private int writeAgain(SendRun run, MediaPacket packet, Splice by, long out) {
        if (!header.varies()) return write(run, packet, by, out, out, 0, 0);
        if (sent == null || sent.isForgotten(out)) return 0;
        if (!sent.holds(out)) return writeFirst(run, packet, by, out);
        int stamp = sent.stamp(out);
        if (header.measures()) viewer.missed(SlotHeader.transportNumber(stamp));
        return write(run, packet, by, out, out, 0, stamp);
    }

    /**
     * Writes and seals one packet; {@code prefix} 2 makes it one of the repair stream, which puts
     * the original sequence number first.
     */
    private int write(
            SendRun run,
            MediaPacket packet,
            Splice by,
            long number,
            long original,
            int prefix,
            int stamp) {
        byte[] b = run.buffer;
        int at = run.at();
        Codec codec = packet.layer().track.codec;
        int source = prefix > 0 ? repairSsrc : ssrc;
        int type = (prefix > 0 ? repairTypes : types)[codec.ordinal()];
        if (packet.marker()) type |= 0x80;
        Rtp.writeHeader(b, at, type, (int) number, packet.timestamp() + by.timestamps(), source);
        int head = header.write(b, at, stamp);
        int body = at + head + prefix;
        if (prefix > 0) Rtp.putShort16(b, at + head, (int) original);
        System.arraycopy(packet.bytes(), packet.payloadAt(), b, body, packet.payloadLength());
        if (codec == Codec.VP8 && (by.pictures() != 0 || by.tl0() != 0)) {
            Vp8Payload.shift(b, body, packet.payloadLength(), by.pictures(), by.tl0());
        }
        int length = head + prefix + packet.payloadLength();
        return viewer.outbound.sealRtp(b, at, head, length, source, number);
    }

    /**
     * Sends padding on the repair stream, which tells nothing and only probes for bandwidth (RFC
     * 4588 has no room for it in the media's own sequence).
     */
    boolean sendPadding(Codec codec, SendRun run, int length) {
        int type = repairTypes[codec.ordinal()];
        if (type < 0 || !header.measures()) return false;
        byte[] b = run.buffer;
        int at = run.at();
        Rtp.writeHeader(b, at, type, (int) nextRepair, lastTimestamp, repairSsrc);
        b[at] |= 0x20;
        int head = header.write(b, at, header.stamp());
        Arrays.fill(b, at + head, at + head + length - 1, (byte) 0);
        b[at + head + length - 1] = (byte) length;
        int sealed = viewer.outbound.sealRtp(b, at, head, head + length, repairSsrc, nextRepair++);
        viewer.sent(sealed);
        run.add(sealed);
        return true;
    }

    // — reports

    boolean hasBegun() {
        return packets > 0;
    }

    int packets() {
        return packets;
    }

    /** A sender report for this moment, which is {@code timestamp} on the stream's clock. */
    void report(RtcpWriter out, int timestamp, long unixNanos) {
        out.senderReport(ssrc, NtpTime.ofUnixNanos(unixNanos), timestamp, packets, octets);
    }

    /** The stream's clock at this moment, of a layer whose sender's clock is that much behind. */
    int timestampAt(Layer layer, long clockOffset, long now) {
        if (layer == null) return lastTimestamp;
        int rate = layer.track.codec.clockRate;
        SenderClock clock = layer.clock;
        if (clock == null || clockOffset == Long.MAX_VALUE) {
            return lastTimestamp + (int) ((now - lastArrival) / 1000 * rate / 1_000_000);
        }
        return clock.rtpAt(now - clockOffset, rate) + splices[0].timestamps();
    }
}
