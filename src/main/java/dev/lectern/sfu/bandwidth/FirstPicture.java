package dev.lectern.sfu.bandwidth;

/**
 * Whether a viewer's first picture is shown although it costs more than the line seems to bear:
 * estimates err, and a bad picture of who speaks is better than none. But a line that chokes on it
 * loses the sound too: there it goes, and comes back when there is room, each time more cautiously.
 * Times in microseconds, compared by difference. Owned by the viewer's loop.
 */
public final class FirstPicture {
    private static final int SHORT_STAY = 30_000_000;
    private static final int WAIT_LEAST = 3_000_000;
    private static final int WAIT_MOST = 60_000_000;

    private boolean gone;
    private int since;
    private int wait = WAIT_LEAST;

    /** Whether it is too early to try it again. */
    public boolean waits(int now) {
        return gone && now - since < wait;
    }

    /**
     * Whether it is shown whatever it costs.
     *
     * @param price the bits per second of its least layer
     * @param left what the line bears besides the sound
     */
    public boolean stays(long price, long left, BandwidthEstimate line, int now) {
        if (gone) return false;
        boolean chokes = price > left && line.isChoking(now);
        return !chokes && !(price > 2 * left && line.isFalling(now));
    }

    /** What became of it. */
    public void shown(boolean isShown, int now) {
        if (gone != isShown) return;
        if (!isShown) wait = now - since < SHORT_STAY ? Math.min(WAIT_MOST, 2 * wait) : WAIT_LEAST;
        gone = !isShown;
        since = now;
    }
}
