package dev.lectern.sfu.srtp;

/**
 * The 1,024 newest packet indices of one source, each seen or not (RFC 3711 §3.3.2).
 *
 * <p>Ask before the packet is verified, {@link #accept} after: a forged packet must not move it.
 */
final class ReplayWindow {
    private static final int SIZE = 1024;
    private final long[] seen = new long[SIZE / 64];
    private long highest = -1;

    boolean isNew(long index) {
        if (index < 0) return false;
        if (index > highest) return true;
        if (index <= highest - SIZE) return false;
        return (seen[word(index)] & 1L << index) == 0;
    }

    void accept(long index) {
        if (index > highest) {
            if (index - highest >= SIZE) {
                java.util.Arrays.fill(seen, 0);
            } else {
                for (long i = highest + 1; i <= index; i++) seen[word(i)] &= ~(1L << i);
            }
            highest = index;
        }
        seen[word(index)] |= 1L << index;
    }

    private static int word(long index) {
        return (int) (index >>> 6) & SIZE / 64 - 1;
    }
}
