package dev.lectern.sfu;

/**
 * Lets the pictures of one layer through whole, as many as a cap bears. Where there is no room for
 * the next it stays shut until a key frame comes for which there is much: what is seen then stands
 * still for a moment, and is never broken. On the publisher's loop.
 */
final class PictureGate {
    private static final long ASK_PAUSE = 1_000_000_000L;

    private boolean begun;
    private boolean shut;
    private int timestamp;
    private long askedAt;

    /** Whether it waits for a key frame. */
    boolean isShut() {
        return shut;
    }

    /** Whether this packet goes through; {@code opens} begins a key frame. */
    boolean passes(Cap cap, int timestamp, boolean opens, int bytes, long now) {
        if (begun && timestamp == this.timestamp) return passesRest(cap, bytes, now);
        if (shut && !(opens && cap.isRoomy(now))) return false;
        shut = !cap.takes(bytes, now);
        if (shut) return false;
        begun = true;
        this.timestamp = timestamp;
        return true;
    }

    /** Though it be overtaken by what is left out: what was begun is to become whole. */
    private boolean passesRest(Cap cap, int bytes, long now) {
        begun = cap.takesRest(bytes, now);
        shut |= !begun;
        return begun;
    }

    /** Whether to ask for a key frame, for which there would be room; once in a while. */
    boolean wantsKeyFrame(Cap cap, long now) {
        if (!shut || !cap.isRoomy(now) || askedAt != 0 && now - askedAt < ASK_PAUSE) return false;
        askedAt = now;
        return true;
    }
}
