package dev.lectern.sfu.rtp;

/**
 * Closes the holes that what is left out on purpose would leave in the numbers of a stream, so that
 * nobody waits for it or takes it for lost. Knows of the last hole; what is late and from before
 * the one before that has no number any more.
 */
public final class Renumbering {
    private long floor;
    private long lastTaken;
    private long first;
    private long before;
    private long since;

    /** From {@code number} on all follows {@code ours}; what is between them was left out. */
    public void closeHole(long taken, long number, long ours) {
        floor = first;
        lastTaken = taken;
        first = number;
        before = since;
        since = number - ours - 1;
    }

    /** Our number for the sender's, −1 where it has none. */
    public long of(long number) {
        if (number >= first) return number - since;
        return number <= lastTaken && number >= floor ? number - before : -1;
    }
}
