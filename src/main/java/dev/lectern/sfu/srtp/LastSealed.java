package dev.lectern.sfu.srtp;

/** Checksums of the packets that were sealed last, to notice two different ones under one index. */
final class LastSealed {
    private static final int KEPT = 512;
    private final int[] sources = new int[KEPT];
    private final long[] indexes = new long[KEPT];
    private final long[] sums = new long[KEPT];

    /** Remembers it; false where another was sealed under this index. */
    boolean accepts(byte[] packet, int at, int length, int ssrc, long index) {
        int slot = (int) (index + 31 * ssrc) & KEPT - 1;
        long sum = length;
        for (int i = 0; i < length; i++) sum = 31 * sum + packet[at + i];
        boolean known = sources[slot] == ssrc && indexes[slot] == index && sums[slot] != 0;
        boolean accepted = !known || sums[slot] == sum;
        sources[slot] = ssrc;
        indexes[slot] = index;
        sums[slot] = sum;
        return accepted;
    }
}
