package dev.lectern.sfu;

import java.util.HashSet;
import java.util.Set;

/**
 * Who watches, and who is on the way to it.
 *
 * <p>A place counts once media can flow: an offer proves nothing and takes none. How many may be on
 * the way has a bound of its own, and {@link Peer} makes that way short. Some places more are kept
 * for the stage, which has to see each other whoever else came. Any thread.
 */
final class Places {
    private static final int LEAST_ON_THE_WAY = 256;

    private static final int LEAST_FOR_THE_STAGE = 16;

    private final int most;
    private final int mostWithStage;
    private final int mostOnTheWay;
    private final Set<Viewer> onTheWay = new HashSet<>();
    private final Set<Viewer> watching = new HashSet<>();

    Places(int most) {
        this.most = most;
        this.mostWithStage = most + Math.max(LEAST_FOR_THE_STAGE, most / 20);
        this.mostOnTheWay = Math.max(LEAST_ON_THE_WAY, most);
    }

    /** Whether there is none left, for the stage or for everybody else. */
    synchronized boolean isFull(boolean stage) {
        return watching.size() >= most(stage) || onTheWay.size() >= mostOnTheWay;
    }

    private int most(boolean stage) {
        return stage ? mostWithStage : most;
    }

    synchronized void comes(Viewer viewer) {
        onTheWay.add(viewer);
    }

    /** Takes a place; false where the last one went while this viewer was on the way. */
    synchronized boolean sits(Viewer viewer) {
        if (!onTheWay.remove(viewer) || watching.size() >= most(viewer.seat.seesBackstage()))
            return false;
        return watching.add(viewer);
    }

    synchronized void goes(Viewer viewer) {
        onTheWay.remove(viewer);
        watching.remove(viewer);
    }

    synchronized int watching() {
        return watching.size();
    }
}
