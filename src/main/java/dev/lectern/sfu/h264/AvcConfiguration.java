package dev.lectern.sfu.h264;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The decoder configuration of H264 (ISO 14496-15 §5.3.3.1) from its parameter sets, and the size
 * of the picture, read from the sequence parameter set (H.264 §7.3.2.1.1).
 */
public record AvcConfiguration(byte[] record, int width, int height) {
    /** Where in the record the length of the first parameter set stands. */
    private static final int SETS = 6;

    /** From the two parameter sets without start codes; null where they make no sense. */
    public static AvcConfiguration of(byte[] sps, byte[] pps) {
        if (sps.length < 8 || pps.length < 2 || sps.length > 1000 || pps.length > 1000) return null;
        int[] size = new Bits(unescaped(sps)).pictureSize();
        if (size == null) return null;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(1);
        out.write(sps, 1, 3);
        out.write(0xFF);
        out.write(0xE1);
        out.write(sps.length >>> 8);
        out.write(sps.length);
        out.write(sps, 0, sps.length);
        out.write(1);
        out.write(pps.length >>> 8);
        out.write(pps.length);
        out.write(pps, 0, pps.length);
        return new AvcConfiguration(out.toByteArray(), size[0], size[1]);
    }

    /** A key frame's slices behind the parameter sets, for who does not read every header. */
    public byte[] whole(byte[] slices) {
        ByteBuffer sets = ByteBuffer.wrap(record).position(SETS);
        byte[] sps = new byte[sets.getShort()];
        sets.get(sps).get();
        byte[] pps = new byte[sets.getShort()];
        sets.get(pps);
        ByteBuffer out = ByteBuffer.allocate(8 + sps.length + pps.length + slices.length);
        out.putInt(sps.length).put(sps).putInt(pps.length).put(pps).put(slices);
        return out.array();
    }

    /** Whether a decoder set up for one takes the other as it is. */
    public boolean isLike(AvcConfiguration other) {
        return other != null && Arrays.equals(record, other.record);
    }

    /**
     * What of a picture's units belongs into a file whose header has the parameter sets: the slices
     * alone. Empty where there is none.
     */
    public static byte[] slices(byte[] picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(picture.length);
        int at = 0;
        while (at + 5 <= picture.length) {
            int size = ByteBuffer.wrap(picture, at, 4).getInt();
            if (size <= 0 || size > picture.length - at - 4) break;
            int type = picture[at + 4] & 0x1F;
            if (type >= 1 && type <= 5) out.write(picture, at, size + 4);
            at += size + 4;
        }
        return out.toByteArray();
    }

    /** The sequence parameter set among a picture's units, null where there is none. */
    public static byte[] sequence(byte[] picture) {
        int at = 0;
        while (at + 5 <= picture.length) {
            int size = ByteBuffer.wrap(picture, at, 4).getInt();
            if (size <= 0 || size > picture.length - at - 4) return null;
            if ((picture[at + 4] & 0x1F) == 7) {
                return Arrays.copyOfRange(picture, at + 4, at + 4 + size);
            }
            at += size + 4;
        }
        return null;
    }

    /** Whether a decoder configuration has this very sequence parameter set. */
    public static boolean hasSequence(byte[] record, byte[] sequence) {
        return record.length >= 8 + sequence.length
                && Arrays.equals(record, 8, 8 + sequence.length, sequence, 0, sequence.length);
    }

    /** The profile and level as MIME types spell them, as in {@code avc1.42e01f}. */
    public String codecs() {
        return String.format("avc1.%02x%02x%02x", record[1], record[2], record[3]);
    }

    /** Without the emulation prevention bytes (§7.4.1). */
    private static byte[] unescaped(byte[] unit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(unit.length);
        int zeros = 0;
        for (byte b : unit) {
            if (zeros >= 2 && b == 3) {
                zeros = 0;
                continue;
            }
            zeros = b == 0 ? zeros + 1 : 0;
            out.write(b);
        }
        return out.toByteArray();
    }

    /** Reads bits and Exp-Golomb codes; behind the end all bits are 0 and {@link #over} is set. */
    private static final class Bits {
        private final byte[] bytes;
        private int at = 8;
        private boolean over;

        Bits(byte[] bytes) {
            this.bytes = bytes;
        }

        int[] pictureSize() {
            int profile = bits(8);
            bits(16);
            code();
            int chroma = 1;
            if (profile >= 100 || profile == 44 || profile == 83 || profile == 86) {
                chroma = code();
                if (chroma == 3) bits(1);
                code();
                code();
                bits(1);
                if (bits(1) == 1) skipScaling(chroma == 3 ? 12 : 8);
            }
            code();
            skipOrderCount();
            code();
            bits(1);
            int columns = code() + 1;
            int rows = code() + 1;
            int fields = 2 - bits(1);
            if (fields == 2) bits(1);
            bits(1);
            int width = columns * 16;
            int height = rows * 16 * fields;
            if (bits(1) == 1) {
                int unitX = chroma == 1 || chroma == 2 ? 2 : 1;
                int unitY = (chroma == 1 ? 2 : 1) * fields;
                width -= unitX * (code() + code());
                height -= unitY * (code() + code());
            }
            boolean sound = width >= 16 && height >= 16 && width <= 8192 && height <= 8192;
            return over || !sound ? null : new int[] {width, height};
        }

        private void skipOrderCount() {
            int type = code();
            if (type == 0) {
                code();
            } else if (type == 1) {
                bits(1);
                code();
                code();
                int cycle = Math.min(code(), 256);
                for (int i = 0; i < cycle; i++) code();
            }
        }

        private void skipScaling(int lists) {
            for (int i = 0; i < lists; i++) {
                if (bits(1) == 0) continue;
                int last = 8;
                int next = 8;
                for (int k = 0; k < (i < 6 ? 16 : 64); k++) {
                    if (next != 0) next = last + signed() & 0xFF;
                    last = next == 0 ? last : next;
                }
            }
        }

        private int signed() {
            int value = code();
            return (value & 1) == 1 ? (value + 1) / 2 : -value / 2;
        }

        private int code() {
            int zeros = 0;
            while (zeros < 32 && !over && bits(1) == 0) zeros++;
            return zeros >= 31 ? 0 : (1 << zeros) - 1 + bits(zeros);
        }

        private int bits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                value <<= 1;
                if (at >= bytes.length * 8) over = true;
                else value |= bytes[at >>> 3] >>> 7 - (at & 7) & 1;
                at++;
            }
            return value;
        }
    }
}
