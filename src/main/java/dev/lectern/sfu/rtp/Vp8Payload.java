package dev.lectern.sfu.rtp;

/**
 * The VP8 payload descriptor (RFC 7741 §4.2), read for key frames and rewritten so that picture ids
 * go on without a gap when a slot changes its source.
 */
public final class Vp8Payload {
    private static final int EXTENDED = 0x80;
    private static final int START = 0x10;
    private static final int HAS_PICTURE = 0x80;
    private static final int HAS_TL0 = 0x40;
    private static final int HAS_TID = 0x20;
    private static final int HAS_KEY = 0x10;

    private Vp8Payload() {}

    /** Length of the descriptor, or −1. */
    public static int descriptorLength(byte[] b, int at, int length) {
        if (length < 1) return -1;
        int size = 1;
        if ((b[at] & EXTENDED) != 0) {
            if (length < 2) return -1;
            int flags = b[at + 1];
            size = 2;
            if ((flags & HAS_PICTURE) != 0) {
                if (length < size + 1) return -1;
                size += (b[at + size] & 0x80) != 0 ? 2 : 1;
            }
            if ((flags & HAS_TL0) != 0) size++;
            if ((flags & (HAS_TID | HAS_KEY)) != 0) size++;
        }
        return size < length ? size : -1;
    }

    public static boolean startsKeyFrame(byte[] b, int at, int length) {
        int size = descriptorLength(b, at, length);
        if (size < 0 || (b[at] & START) == 0 || (b[at] & 7) != 0) return false;
        return (b[at + size] & 1) == 0;
    }

    /** Width that the header of a key frame tells (RFC 6386 §9.1). */
    public static int width(byte[] b, int frame) {
        return b[frame + 6] & 0xFF | (b[frame + 7] & 0x3F) << 8;
    }

    public static int height(byte[] b, int frame) {
        return b[frame + 8] & 0xFF | (b[frame + 9] & 0x3F) << 8;
    }

    /** The picture id, −1 where there is none; 7-bit ids count as none and pass unchanged. */
    public static int pictureId(byte[] b, int at, int length) {
        if (descriptorLength(b, at, length) < 0 || (b[at] & EXTENDED) == 0) return -1;
        if ((b[at + 1] & HAS_PICTURE) == 0 || (b[at + 2] & 0x80) == 0) return -1;
        return (b[at + 2] & 0x7F) << 8 | b[at + 3] & 0xFF;
    }

    /** TL0PICIDX, or −1. */
    public static int tl0(byte[] b, int at, int length) {
        int where = tl0At(b, at, length);
        return where < 0 ? -1 : b[where] & 0xFF;
    }

    /** The temporal layer of the picture, 0 where none is told. */
    public static int temporalLayer(byte[] b, int at, int length) {
        int size = descriptorLength(b, at, length);
        if (size < 0 || (b[at] & EXTENDED) == 0 || (b[at + 1] & HAS_TID) == 0) return 0;
        return b[at + size - 1] >>> 6 & 3;
    }

    /** Adds to the picture id and TL0PICIDX in place. */
    public static void shift(byte[] b, int at, int length, int pictures, int tl0) {
        int picture = pictureId(b, at, length);
        if (picture >= 0) {
            int moved = picture + pictures & 0x7FFF;
            b[at + 2] = (byte) (0x80 | moved >>> 8);
            b[at + 3] = (byte) moved;
        }
        int where = tl0At(b, at, length);
        if (where >= 0) b[where] += (byte) tl0;
    }

    private static int tl0At(byte[] b, int at, int length) {
        if (descriptorLength(b, at, length) < 0 || (b[at] & EXTENDED) == 0) return -1;
        int flags = b[at + 1];
        if ((flags & HAS_TL0) == 0) return -1;
        int where = at + 2;
        if ((flags & HAS_PICTURE) != 0) where += (b[where] & 0x80) != 0 ? 2 : 1;
        return where;
    }
}
