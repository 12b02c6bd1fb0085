package dev.lectern.sfu.rtp;

/**
 * Walks a compound RTCP packet (RFC 3550 §6.1; feedback RFC 4585 §6.1; reduced size RFC 5506).
 *
 * <p>{@code for (Rtcp r = new Rtcp(b, length); r.next(); ) …}: after each {@code next} the fields
 * describe one packet. A malformed tail ends the walk.
 */
public final class Rtcp {
    public static final int SENDER_REPORT = 200;
    public static final int RECEIVER_REPORT = 201;
    public static final int DESCRIPTION = 202;
    public static final int BYE = 203;
    public static final int TRANSPORT_FEEDBACK = 205;
    public static final int PAYLOAD_FEEDBACK = 206;
    public static final int EXTENDED_REPORT = 207;

    /** Blocks of {@link #EXTENDED_REPORT} (RFC 3611 §4.4, §4.5). */
    public static final int REFERENCE_TIME = 4;

    public static final int SINCE_REFERENCE_TIME = 5;

    /** Formats of {@link #TRANSPORT_FEEDBACK}. */
    public static final int NACK = 1;

    public static final int TRANSPORT_CC = 15;

    /** Formats of {@link #PAYLOAD_FEEDBACK}. */
    public static final int PICTURE_LOSS = 1;

    public static final int FULL_INTRA_REQUEST = 4;
    public static final int APPLICATION = 15;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int length;

    public Rtcp(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length;
    }

    public boolean next() {
        at += length;
        if (at + 4 > end || (bytes[at] & 0xC0) != 0x80) return false;
        length = 4 * (Rtp.short16(bytes, at + 2) + 1);
        return at + length <= end;
    }

    public int type() {
        return bytes[at + 1] & 0xFF;
    }

    /** The count of reports, or the format of a feedback packet. */
    public int count() {
        return bytes[at] & 0x1F;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Where this packet begins. */
    public int at() {
        return at;
    }

    public int length() {
        return length;
    }

    /** The word at this offset from the packet's beginning, 0 behind its end. */
    public int word(int offset) {
        return offset + 4 <= length ? Rtp.int32(bytes, at + offset) : 0;
    }

    /** How many report blocks really fit into a sender or receiver report. */
    public int reports() {
        int first = firstReport();
        return Math.max(0, Math.min(count(), (length - first) / 24));
    }

    /** Where report {@code i} begins, from the packet's beginning. */
    public int report(int i) {
        return firstReport() + 24 * i;
    }

    private int firstReport() {
        return type() == SENDER_REPORT ? 28 : 8;
    }

    /**
     * How long the way there and back takes, by an answer in this extended report to the reference
     * time that {@code ssrc} sent; −1 where there is none.
     *
     * @param now the middle of our own clock's 64 bits
     */
    public int roundTripMillis(int ssrc, int now) {
        if (type() != EXTENDED_REPORT) return -1;
        for (int block = 8; block + 4 <= length; ) {
            int kind = word(block) >>> 24;
            int next = block + 4 + 4 * (word(block) & 0xFFFF);
            for (int one = block + 4; one + 12 <= Math.min(next, length); one += 12) {
                boolean ours = kind == SINCE_REFERENCE_TIME && word(one) == ssrc;
                int units = now - word(one + 4) - word(one + 8);
                if (ours && word(one + 4) != 0 && units >= 0) {
                    return (int) (units * 1000L >>> 16);
                }
            }
            block = next;
        }
        return -1;
    }

    /** The bits per second of a REMB (draft-alvestrand-rmcat-remb §2.2), or −1 if this is none. */
    public long remb() {
        if (type() != PAYLOAD_FEEDBACK || count() != APPLICATION) return -1;
        if (length < 20 || word(12) != 0x52454D42) return -1;
        int word = word(16);
        int exponent = word >>> 18 & 0x3F;
        long mantissa = word & 0x3FFFF;
        return exponent > 45 ? -1 : mantissa << exponent;
    }
}
