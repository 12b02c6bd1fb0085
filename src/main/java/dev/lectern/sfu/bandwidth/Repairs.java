package dev.lectern.sfu.bandwidth;

/**
 * How much a viewer's connection bears beside its media of what is sent again. Where a line is full
 * most packets are lost, and to send each of them again would fill it for good: then there is
 * neither picture nor sound. Owned by the viewer's loop.
 */
public final class Repairs {
    private static final int LEAST_BURST = 3_000;
    private long left = LEAST_BURST;

    /** So many milliseconds went by on a connection that bears this much: half of it is free. */
    public void refill(long bitsPerSecond, int millis) {
        long burst = Math.max(LEAST_BURST, bitsPerSecond / 8 / 4);
        left = Math.min(burst, left + bitsPerSecond / 8 / 2 * millis / 1000);
    }

    /** Whether there is room for another packet. */
    public boolean hasRoom() {
        return left > 0;
    }

    public void sent(int bytes) {
        left -= bytes;
    }
}
