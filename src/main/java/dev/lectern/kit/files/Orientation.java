package dev.lectern.kit.files;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, as EXIF tells it (JEITA CP-3451, tag 0x0112): a picture drawn anew has no
 * EXIF, so it is turned upright first.
 */
final class Orientation {
    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final int EXIF = 0x45786966;

    private Orientation() {}

    /** 1 to 8; upright when a JPEG does not say, or says it in a way that cannot be read. */
    static int of(byte[] jpeg) {
        try {
            return segments(ByteBuffer.wrap(jpeg, 2, jpeg.length - 2).slice());
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    private static int segments(ByteBuffer bytes) {
        while (bytes.remaining() > 4 && (bytes.get() & 0xff) == 0xff) {
            int marker = bytes.get() & 0xff;
            int length = (bytes.getShort() & 0xffff) - 2;
            if (marker == 0xda) {
                return UPRIGHT;
            }
            if (marker == 0xe1 && length > 14 && bytes.getInt(bytes.position()) == EXIF) {
                return directory(bytes.slice(bytes.position() + 6, length - 6));
            }
            bytes.position(bytes.position() + length);
        }
        return UPRIGHT;
    }

    private static int directory(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = tiff.getInt(4);
        int entries = tiff.getShort(at) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = at + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) == TAG) {
                int value = tiff.getShort(entry + 8) & 0xffff;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether upright it is as wide as it lies high. */
    static boolean swaps(int orientation) {
        return orientation > 4;
    }

    /** Turns a picture of this size upright; the result begins at the origin. */
    static AffineTransform upright(int orientation, double width, double height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
