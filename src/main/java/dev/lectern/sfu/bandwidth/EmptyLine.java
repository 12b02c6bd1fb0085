package dev.lectern.sfu.bandwidth;

/**
 * How long an empty line takes, told from delays on clocks that do not agree; what is above that is
 * time spent in a queue.
 *
 * <p>It is the least of the last ten to twenty seconds, but a longer way is no queue. One that got
 * longer shows in two ways: from one packet to the next all take longer by as much, where a queue
 * grows packet by packet; or the delay stands still and nothing is lost, where a queue that we keep
 * full loses and one that we relieve empties. Times in microseconds, as int, compared by
 * difference. Owned by the viewer's loop.
 */
final class EmptyLine {
    private static final int WINDOW = 10_000_000;
    private static final int CALM = 30_000;

    private static final int STEP = 40_000;
    private static final int STEP_SPREAD = 40_000;
    private static final int STEP_LASTS = 300_000;
    private static final int STEP_PACKETS = 8;
    private static final int STEP_PAUSE = 1_000_000;

    private static final int STANDS = 1_500_000;
    private static final int STANDS_SPREAD = 15_000;
    private static final int STANDS_RISE = 6_000;

    private boolean known;
    private int least;
    private int leastBefore;
    private int since;
    private int last;

    /** Whether the delay has just jumped; then these are of the packets from there on. */
    private boolean stepped;

    private int steppedAt;
    private int stepSpread;
    private int stepLeast;
    private int stepMost;
    private int stepPackets;
    private int stepLost;
    private boolean pauses;
    private int refusedAt;

    /**
     * What the least packet of each look stood in queues while that stands still, and what else
     * came meanwhile.
     */
    private int standsSince;

    private int standsFirst;
    private int standsLow;
    private int standsHigh;
    private int standsLeast;
    private int standsPackets;
    private int standsLost;
    private boolean windowBegun;
    private int windowLeast;

    /** Another way: nothing that was known holds. */
    void forget() {
        known = false;
        stepped = false;
        pauses = false;
        windowBegun = false;
        standsPackets = 0;
    }

    /** A packet took so long. */
    void took(int delay, int now) {
        if (!known) settle(delay, now);
        if (stepped) follow(delay, now);
        else if (delay - last > STEP && last - base() < CALM && !pauses(now)) step(delay, now);
        last = delay;
        if (!windowBegun || delay - windowLeast < 0) windowLeast = delay;
        windowBegun = true;
        int age = now - since;
        if (age > WINDOW || age < 0) {
            leastBefore = least;
            least = delay;
            since = now;
        }
        if (delay - least < 0) least = delay;
    }

    /**
     * How long every packet of the last look stood in queues at least: a busy line or machine holds
     * single ones up, a queue holds all.
     */
    int queue() {
        return Math.max(0, windowLeast - (stepped ? stepLeast : base()));
    }

    private int base() {
        return least - leastBefore < 0 ? least : leastBefore;
    }

    private void settle(int delay, int now) {
        if (!known) last = delay;
        known = true;
        stepped = false;
        least = delay;
        leastBefore = delay;
        since = now;
    }

    // — a step

    private void step(int delay, int now) {
        stepped = true;
        steppedAt = now;
        stepSpread = Math.min(STEP_SPREAD, (delay - last) / 2);
        stepLeast = delay;
        stepMost = delay;
        stepPackets = 1;
        stepLost = 0;
    }

    private void follow(int delay, int now) {
        if (delay - stepLeast < 0) stepLeast = delay;
        if (delay - stepMost > 0) stepMost = delay;
        stepPackets++;
        boolean lasts = now - steppedAt >= STEP_LASTS && stepPackets >= STEP_PACKETS;
        if (stepMost - stepLeast > stepSpread || lasts && 10 * stepLost > stepPackets) {
            stepped = false;
            pauses = true;
            refusedAt = now;
        } else if (lasts) {
            settle(stepLeast, now);
        }
    }

    /** After what looked like a step and was none: jumps are this line's way. */
    private boolean pauses(int now) {
        pauses &= now - refusedAt < STEP_PAUSE;
        return pauses;
    }

    /** One is missing, for now at least. */
    void lost() {
        stepLost++;
    }

    // — a delay that stands still

    /**
     * Looks at the least delay of so many packets, of which some were lost. What seemed a queue may
     * turn out to be none.
     */
    void look(int packets, int lost, int now) {
        int queue = windowLeast - base();
        int low = Math.min(standsLow, queue);
        int high = Math.max(standsHigh, queue);
        standsPackets += packets;
        standsLost += lost;
        boolean still = standsPackets > packets && high - low <= STANDS_SPREAD;
        boolean rises = queue - standsFirst > STANDS_RISE;
        if (still && !rises && 100 * standsLost <= standsPackets) {
            standsLow = low;
            standsHigh = high;
            if (windowLeast - standsLeast < 0) standsLeast = windowLeast;
        } else {
            beginStanding(queue, packets, lost, now);
        }
        windowBegun = false;
        if (now - standsSince < STANDS || queue <= CALM || stepped) return;
        settle(standsLeast, now);
        standsPackets = 0;
    }

    private void beginStanding(int queue, int packets, int lost, int now) {
        standsSince = now;
        standsFirst = queue;
        standsLow = queue;
        standsHigh = queue;
        standsLeast = windowLeast;
        standsPackets = packets;
        standsLost = lost;
    }
}
