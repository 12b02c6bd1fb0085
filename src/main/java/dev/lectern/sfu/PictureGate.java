package dev.lectern.sfu;

/**
 * Lets the pictures of one layer through whole, as many as a cap bears. Where there is no room for
 * the next it stays shut until a key frame comes for which there is much: what is seen then stands
 * still for a moment, and is never broken. On the publisher's loop.
 */
final class PictureGate {
    private static final long ASK_PAUSE = 1_000_000_000L;

    private final SizeCap cap;
    private boolean begun;
    private boolean shut;
    private int timestamp;
    private long askedAt;

    PictureGate(SizeCap cap) {
        this.cap = cap;
    }

    /** One for a stream that takes the place of this one's: it may send no more than that. */
    PictureGate next() {
        return new PictureGate(cap);
    }

    /** Some of the picture was left out: what comes next without a key frame would be broken. */
    void shut() {
        shut = true;
        begun = false;
    }

    /** Whether it waits for a key frame. */
    boolean isShut() {
        return shut;
    }

    /** Whether this packet goes through; {@code opens} begins a key frame. */
    boolean passes(int timestamp, boolean opens, int bytes, long now) {
        if (begun && timestamp == this.timestamp) return passesRest(bytes, now);
        if (shut && !(opens && cap.isRoomy(now))) return false;
        shut = !cap.takes(bytes, now);
        if (shut) return false;
        begun = true;
        this.timestamp = timestamp;
        return true;
    }

    /** Whether this packet of a picture that went through goes through too. */
    boolean passesLate(int bytes, long now) {
        return cap.takesRest(bytes, now);
    }

    /** Though it be overtaken by what is left out: what was begun is to become whole. */
    private boolean passesRest(int bytes, long now) {
        begun = cap.takesRest(bytes, now);
        shut |= !begun;
        return begun;
    }

    /** Whether to ask for a key frame, for which there would be room; once in a while. */
    boolean wantsKeyFrame(long now) {
        if (!shut || !cap.isRoomy(now) || askedAt != 0 && now - askedAt < ASK_PAUSE) return false;
        askedAt = now;
        return true;
    }
}
