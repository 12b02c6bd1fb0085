package dev.lectern.sfu.bandwidth;

/**
 * How long a line takes to bring again what it loses, which is how long pictures are to wait before
 * they are shown if nobody is to see it. Nothing where it hardly loses, or answers at once.
 *
 * <p>It is believed within a second, a shorter one in small steps far apart, and it is forgotten
 * after many seconds without loss, for each change makes the picture run slower or faster for a
 * moment. Belongs to one loop.
 */
public final class RepairTime {
    private static final double LOSSY_PERCENT = 1;
    private static final int LONG_MILLIS = 40;
    private static final int ONE_MORE_MILLIS = 60;
    private static final int STEP_MILLIS = 50;
    private static final int MOST_MILLIS = 500;
    private static final int VARIES_MILLIS = 25;
    private static final long LOWERED_AFTER = 10_000_000_000L;
    private static final long FORGOTTEN_AFTER = 30_000_000_000L;

    private long packetsBefore;
    private long lostBefore;
    private double lossPercent;
    private double roundTrip;
    private int millis;
    private long lossyAt;

    /** When the line last took so long, or it was lowered. */
    private long neededAt;

    /**
     * Looks once a second.
     *
     * @param packets that were to come since the beginning
     * @param lost how many of them did not
     * @param roundTripMillis of the line, −1 while unknown
     */
    public void look(long packets, long lost, int roundTripMillis, long now) {
        long came = packets - packetsBefore;
        double percent = came <= 0 ? 0 : 100.0 * Math.max(0, lost - lostBefore) / came;
        packetsBefore = packets;
        lostBefore = lost;
        lossPercent = (lossPercent + percent) / 2;
        if (roundTripMillis >= 0) {
            roundTrip =
                    roundTrip == 0 ? roundTripMillis : roundTrip * 0.75 + roundTripMillis * 0.25;
        }
        if (lossPercent > LOSSY_PERCENT && roundTrip > LONG_MILLIS) {
            lossyAt = now;
            millis = Math.max(millis, (int) roundTrip);
        } else if (now - lossyAt > FORGOTTEN_AFTER) {
            millis = 0;
        }
        lower(now);
    }

    private void lower(long now) {
        if (roundTrip >= millis - VARIES_MILLIS) {
            neededAt = now;
        } else if (now - neededAt > LOWERED_AFTER) {
            millis = Math.max((int) roundTrip, millis - STEP_MILLIS);
            neededAt = now;
        }
    }

    /** Whether to ask once more takes so long that it would be seen. */
    public boolean isLong() {
        return millis > 0;
    }

    /** In which so many requests, one after the other, are answered; 0 for no need to wait. */
    public int millis(int requests) {
        if (millis == 0) return 0;
        int whole = requests * millis + ONE_MORE_MILLIS + STEP_MILLIS - 1;
        return Math.min(MOST_MILLIS, whole - whole % STEP_MILLIS);
    }
}
