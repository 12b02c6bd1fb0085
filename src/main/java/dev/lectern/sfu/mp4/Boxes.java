package dev.lectern.sfu.mp4;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A growing buffer of boxes (ISO 14496-12 §4.2), written in the order in which they stand. */
final class Boxes {
    private byte[] bytes;
    private int length;
    private final Deque<Integer> open = new ArrayDeque<>();

    Boxes(int room) {
        bytes = new byte[room];
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Begins a box; its size is filled in by {@link #close}. */
    Boxes open(String type) {
        open.push(length);
        return int32(0).text(type);
    }

    Boxes open(String type, int version, int flags) {
        return open(type).int32(version << 24 | flags);
    }

    Boxes close() {
        int at = open.pop();
        return int32At(at, length - at);
    }

    Boxes int8(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    Boxes int16(int value) {
        return int8(value >>> 8).int8(value);
    }

    Boxes int32(int value) {
        return int16(value >>> 16).int16(value);
    }

    Boxes int64(long value) {
        return int32((int) (value >>> 32)).int32((int) value);
    }

    Boxes int32At(int at, int value) {
        for (int i = 0; i < 4; i++) bytes[at + i] = (byte) (value >>> 24 - 8 * i);
        return this;
    }

    Boxes zeros(int count) {
        reserve(count);
        length += count;
        return this;
    }

    Boxes text(String text) {
        return raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    Boxes raw(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
