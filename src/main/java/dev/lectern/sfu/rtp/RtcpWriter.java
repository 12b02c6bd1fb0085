package dev.lectern.sfu.rtp;

import java.nio.charset.StandardCharsets;

/** Writes compound RTCP into an array of its own, which is used again after {@link #reset}. */
public final class RtcpWriter {
    private static final int ROOM_FOR_SEALING = 32;
    private final byte[] out = new byte[1500];
    private int length;

    public RtcpWriter reset() {
        length = 0;
        return this;
    }

    public byte[] bytes() {
        return out;
    }

    public int length() {
        return length;
    }

    public boolean hasRoomFor(int more) {
        return length + more + ROOM_FOR_SEALING <= 1200;
    }

    public RtcpWriter senderReport(int ssrc, long ntp, int rtpTime, int packets, int octets) {
        header(Rtcp.SENDER_REPORT, 0, 6);
        word(ssrc);
        word((int) (ntp >>> 32));
        word((int) ntp);
        word(rtpTime);
        word(packets);
        word(octets);
        return this;
    }

    /** Begins a receiver report; exactly {@code blocks} calls of {@link #block} must follow. */
    public RtcpWriter receiverReport(int ssrc, int blocks) {
        header(Rtcp.RECEIVER_REPORT, blocks, 1 + 6 * blocks);
        word(ssrc);
        return this;
    }

    public RtcpWriter block(
            int source, int lostOf256, int lost, int highest, int jitter, int lsr, int dlsr) {
        word(source);
        word(lostOf256 << 24 | lost & 0xFFFFFF);
        word(highest);
        word(jitter);
        word(lsr);
        word(dlsr);
        return this;
    }

    /** A source description with only the canonical name, which every compound must carry. */
    public RtcpWriter canonicalName(int ssrc, String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        int chunk = 4 + 2 + text.length + 1;
        int words = (chunk + 3) / 4;
        header(Rtcp.DESCRIPTION, 1, words);
        int start = length;
        word(ssrc);
        out[length++] = 1;
        out[length++] = (byte) text.length;
        System.arraycopy(text, 0, out, length, text.length);
        length += text.length;
        while (length < start + 4 * words) out[length++] = 0;
        return this;
    }

    /** Asks a sender who receives nothing from us how far away they are. */
    public RtcpWriter referenceTime(int ssrc, long ntp) {
        header(Rtcp.EXTENDED_REPORT, 0, 4);
        word(ssrc);
        word(Rtcp.REFERENCE_TIME << 24 | 2);
        word((int) (ntp >>> 32));
        word((int) ntp);
        return this;
    }

    public RtcpWriter pictureLoss(int sender, int media) {
        header(Rtcp.PAYLOAD_FEEDBACK, Rtcp.PICTURE_LOSS, 2);
        word(sender);
        word(media);
        return this;
    }

    /** Generic NACK for ascending sequence numbers (RFC 4585 §6.2.1). */
    public RtcpWriter nack(int sender, int media, int[] sequences, int count) {
        int start = length;
        header(Rtcp.TRANSPORT_FEEDBACK, Rtcp.NACK, 2);
        word(sender);
        word(media);
        int i = 0;
        int entries = 0;
        while (i < count) {
            int first = sequences[i++];
            int mask = 0;
            while (i < count) {
                int distance = sequences[i] - first & 0xFFFF;
                if (distance < 1 || distance > 16) break;
                mask |= 1 << distance - 1;
                i++;
            }
            word((first & 0xFFFF) << 16 | mask);
            entries++;
        }
        Rtp.putShort16(out, start + 2, 2 + entries);
        return this;
    }

    /** The most this sender should send to us (REMB). */
    public RtcpWriter remb(int sender, long bitsPerSecond, int[] sources, int count) {
        header(Rtcp.PAYLOAD_FEEDBACK, Rtcp.APPLICATION, 4 + count);
        word(sender);
        word(0);
        word(0x52454D42);
        int exponent = 0;
        long mantissa = bitsPerSecond;
        while (mantissa > 0x3FFFF) {
            mantissa >>>= 1;
            exponent++;
        }
        word(count << 24 | exponent << 18 | (int) mantissa);
        for (int i = 0; i < count; i++) word(sources[i]);
        return this;
    }

    public RtcpWriter bye(int ssrc) {
        header(Rtcp.BYE, 1, 1);
        word(ssrc);
        return this;
    }

    /** Appends a packet written elsewhere. */
    public RtcpWriter append(byte[] packet, int size) {
        System.arraycopy(packet, 0, out, length, size);
        length += size;
        return this;
    }

    private void header(int type, int count, int words) {
        out[length++] = (byte) (0x80 | count);
        out[length++] = (byte) type;
        Rtp.putShort16(out, length, words);
        length += 2;
    }

    private void word(int value) {
        Rtp.putInt32(out, length, value);
        length += 4;
    }
}
