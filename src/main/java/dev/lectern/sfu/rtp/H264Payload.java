package dev.lectern.sfu.rtp;

/** What forwarding needs of H264 payloads: which of them a decoder can start with (RFC 6184 §5). */
public final class H264Payload {
    static final int SLICE_IDR = 5;
    static final int SPS = 7;
    static final int STAP_A = 24;
    static final int FU_A = 28;

    private H264Payload() {}

    /** A sequence parameter set, or the start of an IDR slice. */
    public static boolean startsKeyFrame(byte[] b, int at, int length) {
        if (length < 2) return false;
        int type = b[at] & 0x1F;
        if (type == SPS || type == SLICE_IDR) return true;
        if (type == FU_A) return (b[at + 1] & 0x80) != 0 && (b[at + 1] & 0x1F) == SLICE_IDR;
        if (type != STAP_A) return false;
        int unit = at + 1;
        int end = at + length;
        while (unit + 3 <= end) {
            int size = Rtp.short16(b, unit);
            int inner = b[unit + 2] & 0x1F;
            if (size == 0 || unit + 2 + size > end) return false;
            if (inner == SPS || inner == SLICE_IDR) return true;
            unit += 2 + size;
        }
        return false;
    }
}
