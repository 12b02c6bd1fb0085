package dev.lectern.sfu.rtp;

import java.util.Arrays;

/**
 * Puts the payloads of one frame together: VP8 without its descriptors (RFC 7741), H264 as units
 * with four bytes of length before each (RFC 6184 §5.6 to §5.8), Opus as it is.
 *
 * <p>{@link #add} the packets of a frame in order, then {@link #take} it. What is malformed is left
 * out; nothing throws.
 */
public final class FrameAssembler {
    private static final int LARGEST_FRAME = 4 << 20;
    private final Codec codec;
    private byte[] frame = new byte[4096];
    private int length;
    private int fragmentAt = -1;
    private byte[] sps;
    private byte[] pps;

    public FrameAssembler(Codec codec) {
        this.codec = codec;
    }

    public void add(byte[] b, int at, int size) {
        if (size <= 0 || length + size + 8 > LARGEST_FRAME) return;
        switch (codec) {
            case VP8 -> {
                int descriptor = Vp8Payload.descriptorLength(b, at, size);
                if (descriptor > 0) append(b, at + descriptor, size - descriptor);
            }
            case H264 -> addUnits(b, at, size);
            default -> append(b, at, size);
        }
    }

    private void addUnits(byte[] b, int at, int size) {
        int type = b[at] & 0x1F;
        if (type >= 1 && type < H264Payload.STAP_A) {
            unit(b, at, size);
        } else if (type == H264Payload.STAP_A) {
            int end = at + size;
            int next = at + 1;
            while (next + 2 < end) {
                int inner = Rtp.short16(b, next);
                if (inner == 0 || next + 2 + inner > end) return;
                unit(b, next + 2, inner);
                next += 2 + inner;
            }
        } else if (type == H264Payload.FU_A && size > 2) {
            fragment(b, at, size);
        }
    }

    private void fragment(byte[] b, int at, int size) {
        boolean starts = (b[at + 1] & 0x80) != 0;
        if (starts) {
            fragmentAt = length;
            append(new byte[] {0, 0, 0, 0, (byte) (b[at] & 0xE0 | b[at + 1] & 0x1F)}, 0, 5);
        }
        if (fragmentAt < 0) return;
        append(b, at + 2, size - 2);
        Rtp.putInt32(frame, fragmentAt, length - fragmentAt - 4);
        if ((b[at + 1] & 0x40) != 0) fragmentAt = -1;
    }

    private void unit(byte[] b, int at, int size) {
        int type = b[at] & 0x1F;
        if (type == H264Payload.SPS) sps = Arrays.copyOfRange(b, at, at + size);
        if (type == 8) pps = Arrays.copyOfRange(b, at, at + size);
        byte[] prefix = new byte[4];
        Rtp.putInt32(prefix, 0, size);
        append(prefix, 0, 4);
        append(b, at, size);
    }

    private void append(byte[] b, int at, int size) {
        if (length + size > frame.length) {
            frame = Arrays.copyOf(frame, Math.max(2 * frame.length, length + size));
        }
        System.arraycopy(b, at, frame, length, size);
        length += size;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** The frame so far; the next one begins. */
    public byte[] take() {
        byte[] whole = Arrays.copyOf(frame, length);
        clear();
        return whole;
    }

    public void clear() {
        length = 0;
        fragmentAt = -1;
    }

    /** The last sequence parameter set of H264, or null. */
    public byte[] sps() {
        return sps;
    }

    /** The last picture parameter set of H264, or null. */
    public byte[] pps() {
        return pps;
    }
}
