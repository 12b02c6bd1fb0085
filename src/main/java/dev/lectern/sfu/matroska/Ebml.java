package dev.lectern.sfu.matroska;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of EBML elements (RFC 8794 §4 to §7). */
final class Ebml {
    private byte[] bytes;
    private int length;

    Ebml(int room) {
        bytes = new byte[room];
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    Ebml clear() {
        length = 0;
        return this;
    }

    Ebml uint(int id, long value) {
        int size = 1;
        while (size < 8 && value >>> 8 * size != 0) size++;
        id(id).size(size);
        for (int i = size - 1; i >= 0; i--) put((int) (value >>> 8 * i));
        return this;
    }

    Ebml real(int id, double value) {
        id(id).size(8);
        long bits = Double.doubleToLongBits(value);
        for (int i = 7; i >= 0; i--) put((int) (bits >>> 8 * i));
        return this;
    }

    Ebml text(int id, String value) {
        return binary(id, value.getBytes(StandardCharsets.UTF_8));
    }

    Ebml binary(int id, byte[] value) {
        id(id).size(value.length);
        return raw(value, 0, value.length);
    }

    Ebml master(int id, Ebml content) {
        id(id).size(content.length);
        return raw(content.bytes, 0, content.length);
    }

    /** Fills this many bytes with nothing. */
    Ebml nothing(int total) {
        put(0xEC);
        long size = total - 9;
        put(0x01);
        for (int i = 6; i >= 0; i--) put((int) (size >>> 8 * i));
        for (int i = 0; i < size; i++) put(0);
        return this;
    }

    Ebml id(int id) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            if (id >>> shift != 0) put(id >>> shift);
        }
        return this;
    }

    Ebml size(long size) {
        int width = 1;
        while (size >= (1L << 7 * width) - 1) width++;
        put((int) (1 << 8 - width | size >>> 8 * (width - 1)));
        for (int i = width - 2; i >= 0; i--) put((int) (size >>> 8 * i));
        return this;
    }

    Ebml raw(byte[] value, int at, int count) {
        reserve(count);
        System.arraycopy(value, at, bytes, length, count);
        length += count;
        return this;
    }

    Ebml put(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
