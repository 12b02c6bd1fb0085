package dev.lectern.sfu.rtp;

/**
 * Fields of an RTP packet that begins at byte 0 of an array (RFC 3550 §5.1, extensions RFC 8285).
 *
 * <p>Call {@link #headerLength} first: the other readers rely on its verdict.
 */
public final class Rtp {
    public static final int FIXED_HEADER = 12;
    private static final int ONE_BYTE = 0xBEDE;
    private static final int TWO_BYTE = 0x1000;

    private Rtp() {}

    /** True where the second byte says RTCP on a port shared with RTP (RFC 5761 §4). */
    public static boolean isRtcp(byte[] packet) {
        int type = packet[1] & 0x7F;
        return type >= 64 && type < 96;
    }

    /** Length of the header with contributing sources and extensions, or −1. */
    public static int headerLength(byte[] packet, int length) {
        if (length < FIXED_HEADER || (packet[0] & 0xC0) != 0x80) return -1;
        int header = FIXED_HEADER + 4 * (packet[0] & 0x0F);
        if ((packet[0] & 0x10) == 0) return header <= length ? header : -1;
        if (header + 4 > length) return -1;
        header += 4 + 4 * short16(packet, header + 2);
        return header <= length ? header : -1;
    }

    /** Length of the payload without its padding, or −1 where the padding is impossible. */
    public static int payloadLength(byte[] packet, int header, int length) {
        if ((packet[0] & 0x20) == 0) return length - header;
        if (length <= header) return -1;
        int padding = packet[length - 1] & 0xFF;
        return padding == 0 || padding > length - header ? -1 : length - header - padding;
    }

    public static int payloadType(byte[] packet) {
        return packet[1] & 0x7F;
    }

    public static boolean marker(byte[] packet) {
        return (packet[1] & 0x80) != 0;
    }

    public static int sequence(byte[] packet) {
        return short16(packet, 2);
    }

    public static int timestamp(byte[] packet) {
        return int32(packet, 4);
    }

    public static int ssrc(byte[] packet) {
        return int32(packet, 8);
    }

    /**
     * Where the extension element with this id is, as {@code offset << 8 | length}, or −1.
     *
     * @param header what {@link #headerLength} answered
     */
    public static int extension(byte[] packet, int header, int id) {
        if ((packet[0] & 0x10) == 0 || id <= 0) return -1;
        int at = FIXED_HEADER + 4 * (packet[0] & 0x0F);
        int profile = short16(packet, at);
        if (profile == ONE_BYTE) return oneByteElement(packet, at + 4, header, id);
        if ((profile & 0xFFF0) == TWO_BYTE) return twoByteElement(packet, at + 4, header, id);
        return -1;
    }

    private static int oneByteElement(byte[] packet, int from, int end, int id) {
        int at = from;
        while (at < end) {
            int first = packet[at] & 0xFF;
            if (first == 0) {
                at++;
                continue;
            }
            int length = (first & 0x0F) + 1;
            if (first >>> 4 == 15 || at + 1 + length > end) return -1;
            if (first >>> 4 == id) return at + 1 << 8 | length;
            at += 1 + length;
        }
        return -1;
    }

    private static int twoByteElement(byte[] packet, int from, int end, int id) {
        int at = from;
        while (at < end) {
            if (packet[at] == 0) {
                at++;
                continue;
            }
            if (at + 2 > end) return -1;
            int length = packet[at + 1] & 0xFF;
            if (at + 2 + length > end) return -1;
            if ((packet[at] & 0xFF) == id) return at + 2 << 8 | length;
            at += 2 + length;
        }
        return -1;
    }

    /** Writes a fixed header without contributing sources. */
    public static void writeHeader(
            byte[] out, int at, int payloadType, int sequence, int timestamp, int ssrc) {
        out[at] = (byte) 0x80;
        out[at + 1] = (byte) payloadType;
        out[at + 2] = (byte) (sequence >>> 8);
        out[at + 3] = (byte) sequence;
        putInt32(out, at + 4, timestamp);
        putInt32(out, at + 8, ssrc);
    }

    public static int short16(byte[] b, int at) {
        return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
    }

    public static int int32(byte[] b, int at) {
        return (b[at] & 0xFF) << 24
                | (b[at + 1] & 0xFF) << 16
                | (b[at + 2] & 0xFF) << 8
                | b[at + 3] & 0xFF;
    }

    public static void putShort16(byte[] b, int at, int value) {
        b[at] = (byte) (value >>> 8);
        b[at + 1] = (byte) value;
    }

    public static void putInt32(byte[] b, int at, int value) {
        b[at] = (byte) (value >>> 24);
        b[at + 1] = (byte) (value >>> 16);
        b[at + 2] = (byte) (value >>> 8);
        b[at + 3] = (byte) value;
    }
}
