package dev.lectern.sfu;

/**
 * How much one publisher may send of a kind at most, whatever they were asked to keep to. Up to a
 * second's worth may come at once. On the publisher's loop.
 */
final class Cap {
    /** So that a moment of much movement costs nobody their picture. */
    private static final double SLACK = 2;

    /** The most that Opus can be (RFC 6716 §2.1.1), in packets of 20 ms, and their headers. */
    private static final double SOUND = 510_000 + 50 * 60 * 8;

    private static final double NANOS = 1e9;

    private final double bytesPerSecond;
    private double left;
    private long at;

    private Cap(double bitsPerSecond, long now) {
        bytesPerSecond = bitsPerSecond / 8;
        left = bytesPerSecond;
        at = now;
    }

    /**
     * Twice what was asked for.
     *
     * @param askedBitsPerSecond what the publisher was asked to keep to, 0 for no cap
     */
    static Cap ofPictures(long askedBitsPerSecond, long now) {
        return new Cap(SLACK * askedBitsPerSecond, now);
    }

    static Cap ofSound(long now) {
        return new Cap(SOUND, now);
    }

    /** One of so many equal parts of it. */
    Cap part(int parts, long now) {
        return new Cap(bytesPerSecond * 8 / parts, now);
    }

    /** Whether a packet of this length is taken. */
    boolean takes(int bytes, long now) {
        return takes(bytes, 0, now);
    }

    /** The same on credit, so that a picture that was begun may become whole. */
    boolean takesRest(int bytes, long now) {
        return takes(bytes, bytesPerSecond, now);
    }

    private boolean takes(int bytes, double credit, long now) {
        if (bytesPerSecond == 0) return true;
        refill(now);
        if (left + credit < bytes) return false;
        left -= bytes;
        return true;
    }

    /** Takes it whether there is room for it or not. */
    void spend(int bytes) {
        left -= bytes;
    }

    /** Whether there is room for more than a moment. */
    boolean isRoomy(long now) {
        refill(now);
        return left >= bytesPerSecond / 2;
    }

    private void refill(long now) {
        left = Math.min(bytesPerSecond, left + (now - at) / NANOS * bytesPerSecond);
        at = now;
    }
}
