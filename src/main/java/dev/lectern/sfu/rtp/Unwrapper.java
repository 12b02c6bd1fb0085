package dev.lectern.sfu.rtp;

/**
 * Turns 16-bit sequence numbers into a line that does not wrap, starting at 65,536 so that what was
 * late at the very beginning stays positive.
 */
public final class Unwrapper {
    private long highest = -1;

    /** The number on the line nearest to the highest seen so far; moves it forward. */
    public long unwrap(int sequence) {
        if (highest < 0) {
            highest = 0x10000L + sequence;
            return highest;
        }
        long number = highest + (short) (sequence - (int) highest);
        if (number > highest) highest = number;
        return number;
    }

    /** What {@link #unwrap} would answer, without moving. */
    public long peek(int sequence) {
        return highest < 0 ? 0x10000L + sequence : highest + (short) (sequence - (int) highest);
    }

    public long highest() {
        return highest;
    }
}
