package dev.lectern.sfu;

import java.util.Arrays;

/**
 * What the last packets of a stream said in their header extensions. Without a repair stream a
 * packet is sent again under the number that it had, which is its nonce: it must be the same to the
 * last byte. Belongs to the viewer's loop.
 */
final class SentHeaders {
    private static final int PICTURES = 512;
    private static final int SOUNDS = 64;

    private final long[] numbers;
    private final int[] stamps;

    SentHeaders(Kind kind) {
        numbers = new long[kind == Kind.VIDEO ? PICTURES : SOUNDS];
        stamps = new int[numbers.length];
        Arrays.fill(numbers, Long.MIN_VALUE);
    }

    /** The packet with this number is sent for the first time. */
    void put(long number, int stamp) {
        if (isForgotten(number)) return;
        numbers[slot(number)] = number;
        stamps[slot(number)] = stamp;
    }

    /** Whether later ones have taken its place: nobody knows any more what it said. */
    boolean isForgotten(long number) {
        return numbers[slot(number)] > number;
    }

    /** Whether it was sent; where it is not forgotten either, it never was. */
    boolean holds(long number) {
        return numbers[slot(number)] == number;
    }

    int stamp(long number) {
        return stamps[slot(number)];
    }

    private int slot(long number) {
        return (int) number & numbers.length - 1;
    }
}
