package dev.lectern.sfu.bandwidth;

/**
 * How hard an engine over its budget saves: a level that rises while too much is used and falls,
 * more slowly, once there is room again. Pure; looked at every half second.
 *
 * <p>Each ten levels take one thing away from ever more viewers, the slowest first: large pictures,
 * then the pictures beside the programme, then the programme's. Sound and publishers are not
 * touched.
 */
public final class Pressure {
    private static final int MOST = 10 * Austerity.MOST;
    private static final double FULL = 1.0;
    private static final double ROOM = 0.8;
    private static final double AMPLE_ROOM = 0.4;
    private static final int LOOKS_BEFORE_RAISING = 2;
    private static final int LOOKS_BEFORE_EASING = 4;

    private int level;
    private int looksAbove;
    private int looksBelow;

    /** Takes the share of the budget that is used now, 1 for all of it; answers the level. */
    public int look(double used) {
        looksAbove = used > FULL ? looksAbove + 1 : 0;
        looksBelow = used < ROOM ? looksBelow + 1 : 0;
        if (looksAbove >= LOOKS_BEFORE_RAISING) {
            level = Math.min(MOST, level + step(used));
            looksAbove = 0;
        }
        if (looksBelow >= LOOKS_BEFORE_EASING) {
            level = Math.max(0, level - (used < AMPLE_ROOM ? 3 : 1));
            looksBelow = LOOKS_BEFORE_EASING - 2;
        }
        return level;
    }

    /** The further above, the more at once; what was taken shows only a little later. */
    private static int step(double used) {
        return (int) Math.max(1, Math.min(8, Math.ceil((used - FULL) * 15)));
    }
}
