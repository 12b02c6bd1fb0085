package dev.lectern.sfu.h264;

import java.io.ByteArrayOutputStream;

/** Bits and Exp-Golomb codes (H.264 §7.2, §9.1), and the unit that they become (§7.4.1). */
final class BitWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int count;

    BitWriter bits(int number, int value) {
        for (int i = number - 1; i >= 0; i--) {
            pending = pending << 1 | value >>> i & 1;
            if (++count == 8) {
                bytes.write(pending);
                pending = 0;
                count = 0;
            }
        }
        return this;
    }

    /** An unsigned Exp-Golomb code; a signed 0 is the same. */
    BitWriter code(int value) {
        int length = 32 - Integer.numberOfLeadingZeros(value + 1);
        return bits(length - 1, 0).bits(length, value + 1);
    }

    BitWriter align() {
        while (count != 0) bits(1, 0);
        return this;
    }

    /** The whole as a unit of this first byte, with emulation prevention. */
    byte[] unit(int first) {
        bits(1, 1).align();
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.size() + 8);
        out.write(first);
        int zeros = 0;
        for (byte b : bytes.toByteArray()) {
            if (zeros >= 2 && (b & 0xFF) <= 3) {
                out.write(3);
                zeros = 0;
            }
            zeros = b == 0 ? zeros + 1 : 0;
            out.write(b);
        }
        return out.toByteArray();
    }
}
