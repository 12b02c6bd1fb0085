package dev.lectern.sfu;

/**
 * How much picture one publisher may send at most, whatever they were asked to keep to: twice that,
 * so that a moment of much movement costs nobody their picture. On the publisher's loop.
 */
final class Cap {
    private static final double SLACK = 2;
    private static final double NANOS = 1e9;

    private final double bytesPerSecond;
    private double left;
    private long at;

    /**
     * @param askedBitsPerSecond what the publisher was asked to keep to, 0 for no cap
     */
    Cap(long askedBitsPerSecond, long now) {
        bytesPerSecond = SLACK * askedBitsPerSecond / 8;
        left = bytesPerSecond;
        at = now;
    }

    /** Whether a packet of this length is taken; up to a second's worth may come at once. */
    boolean takes(int bytes, long now) {
        if (bytesPerSecond == 0) return true;
        left = Math.min(bytesPerSecond, left + (now - at) / NANOS * bytesPerSecond);
        at = now;
        if (left < bytes) return false;
        left -= bytes;
        return true;
    }
}
