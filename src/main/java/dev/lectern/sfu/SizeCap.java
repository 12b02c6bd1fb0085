package dev.lectern.sfu;

/**
 * What is taken of one size of a picture: what the others leave of the cap, and a fourth of it in
 * any case. So a large one that is too much costs the small ones nothing, and together they are
 * never more than the cap. On the publisher's loop.
 */
final class SizeCap {
    /** Three sizes that are named, and one that is not. */
    static final int PARTS = 4;

    private final Cap all;
    private final Cap own;

    /** Whether the picture under way goes on the size's own account. */
    private boolean byOwn;

    SizeCap(Cap all, long now) {
        this.all = all;
        this.own = all.part(PARTS, now);
    }

    /** Whether the first packet of a picture is taken. */
    boolean takes(int bytes, long now) {
        byOwn = !all.takes(bytes, now);
        if (!byOwn) return true;
        return own.takes(bytes, now) && spent(bytes);
    }

    /** The others on credit, so that a picture that was begun may become whole. */
    boolean takesRest(int bytes, long now) {
        if (!byOwn) return all.takesRest(bytes, now);
        return own.takesRest(bytes, now) && spent(bytes);
    }

    private boolean spent(int bytes) {
        all.spend(bytes);
        return true;
    }

    /** Whether there is room for more than a moment. */
    boolean isRoomy(long now) {
        return all.isRoomy(now);
    }
}
