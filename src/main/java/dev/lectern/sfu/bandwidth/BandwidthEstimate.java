package dev.lectern.sfu.bandwidth;

import dev.lectern.sfu.rtp.TransportFeedbackReader;

/**
 * How much one viewer's connection bears, told from when and whether our packets arrived
 * (transport-cc feedback).
 *
 * <p>Delay: what even the quickest packet of a while took above the {@linkplain EmptyLine empty
 * line} is time spent in a queue; where it grows we send too much. Loss: a little is the radio's, a
 * lot over some seconds is ours. The estimate falls at once and climbs slowly, never far above what
 * was really delivered: only a {@linkplain #probe probe} shows that more would fit. Times in
 * microseconds, as int, compared by difference. Owned by the viewer's loop.
 */
public final class BandwidthEstimate {
    public static final long START = 1_000_000;
    public static final long LEAST = 40_000;
    public static final long MOST = 30_000_000;

    private static final int WINDOW = 250_000;

    /** Of each window to the next: of few packets chance alone loses many now and then. */
    private static final double LOSS_KEPT = 0.75;

    private static final int QUEUE_CALM = 30_000;
    private static final int QUEUE_GROWING = 50_000;
    private static final int QUEUE_FULL = 70_000;
    private static final int DECREASE_PAUSE = 500_000;
    private static final int FALLING = 2_000_000;
    private static final int CHOKING = 5_000_000;
    private static final int PROBE = 400_000;
    private static final int PROBE_VERDICT = 800_000;
    private static final int PROBE_PAUSE_LEAST = 1_500_000;
    private static final int PROBE_PAUSE_MOST = 30_000_000;

    /**
     * More than all that is waited for, and less than the half hour after which the clock wraps.
     */
    private static final int LONG_AGO = 60_000_000;

    /** Made with the first packet, for viewers who report nothing need none of it. */
    private SentPackets sent;

    private long estimate = START;
    private boolean measured;
    private boolean evaluated;
    private long packets;
    private long lost;

    private final EmptyLine line = new EmptyLine();
    private int windowStart;
    private int windowBytes;
    private int windowPackets;
    private int windowLost;
    private double recentPackets;
    private double recentLost;
    private int lastQueue;
    private long delivered;
    private int decreasedAt;
    private int fallingSince;

    private long probeTarget;
    private int probeBegan;
    private int probePause = PROBE_PAUSE_LEAST;
    private int probeEnded;
    private long probePeak;

    /** A packet with this transport-wide number left. */
    public void sent(int number, int bytes, int now) {
        if (sent == null) sent = new SentPackets();
        sent.put(number, bytes, now);
    }

    /** The viewer reported arrivals. */
    public void feedback(TransportFeedbackReader report, int now) {
        if (sent == null) return;
        if (!measured) {
            measured = true;
            windowStart = now;
            probeEnded = now;
            decreasedAt = now - FALLING;
        }
        for (int i = 0; i < report.count(); i++) {
            int number = report.first() + i & 0xFFFF;
            if (!sent.isOpen(number)) continue;
            if (report.received(i)) {
                windowPackets++;
                windowBytes += sent.arrived(number);
                line.took(report.arrival(i) * 250 - sent.sentAt(number), now);
            } else if (sent.missing(number)) {
                line.lost();
            }
        }
        countLost(sent.takeLost());
        if (now - windowStart < 0) windowStart = now;
        if (now - windowStart >= WINDOW && windowPackets > 0) evaluate(now);
    }

    /**
     * The viewer misses the packet with this number, and it leaves again as it was: when it comes
     * now tells nothing.
     */
    public void missed(int number) {
        if (sent == null || !sent.isOpen(number)) return;
        if (sent.missing(number)) line.lost();
        sent.close(number);
        countLost(1);
    }

    private void countLost(int packets) {
        windowPackets += packets;
        windowLost += packets;
    }

    private void evaluate(int now) {
        evaluated = true;
        decreasedAt = lately(decreasedAt, now);
        probeEnded = lately(probeEnded, now);
        packets += windowPackets;
        lost += windowLost;
        int span = now - windowStart;
        int arrived = windowPackets - windowLost;
        line.look(windowPackets, windowLost, now);
        int queue = arrived == 0 ? QUEUE_FULL : line.queue();
        long rate = windowBytes * 8_000_000L / span;
        delivered = delivered == 0 ? rate : (delivered + rate) / 2;
        probePeak = Math.max(probePeak, rate);
        int lossPercent = recentLossPercent(now);
        boolean clean = 100 * windowLost / windowPackets <= 2;
        boolean growing = queue > QUEUE_GROWING && queue > lastQueue + 10_000;
        if (queue > QUEUE_FULL || growing) {
            decrease(Math.min(estimate * 85 / 100, delivered * 85 / 100), now);
        } else if (lossPercent > 10) {
            decrease(estimate * (200 - lossPercent) / 200, now);
        } else if (clean && queue < QUEUE_CALM) {
            estimate = Math.max(estimate, Math.min(rate, delivered));
            long bound = delivered * 3 / 2 + 20_000;
            if (estimate < bound) estimate = Math.min(bound, estimate + estimate / 50 + 4_000);
        }
        estimate = Math.max(LEAST, Math.min(MOST, estimate));
        lastQueue = queue;
        beginWindow(now);
        judgeProbe(now);
    }

    /** What a probe loses that was too much says nothing of the media. */
    private int recentLossPercent(int now) {
        boolean failedLately = probePause > PROBE_PAUSE_LEAST && now - probeEnded < DECREASE_PAUSE;
        if (probeTarget == 0 && !failedLately) {
            recentPackets = recentPackets * LOSS_KEPT + windowPackets;
            recentLost = recentLost * LOSS_KEPT + windowLost;
        }
        return recentPackets == 0 ? 0 : (int) (100 * recentLost / recentPackets);
    }

    /** The same moment, or one long ago that stays comparable. */
    private static int lately(int at, int now) {
        int age = now - at;
        return age < 0 || age > LONG_AGO ? now - LONG_AGO : at;
    }

    private void beginWindow(int now) {
        windowStart = now;
        windowBytes = 0;
        windowPackets = 0;
        windowLost = 0;
    }

    /**
     * The viewer is reached by another way: what was learnt of delays is of the old one. What it
     * bears is a good guess until the new one shows better.
     */
    public void moved(int now) {
        if (!measured) return;
        sent.closeAll();
        line.forget();
        beginWindow(now);
        recentPackets = 0;
        recentLost = 0;
        lastQueue = 0;
        decreasedAt = now - FALLING;
        probeTarget = 0;
        probeEnded = now;
        probePause = PROBE_PAUSE_LEAST;
    }

    /** Of a probe that is under way what came is not too much: it is ended. */
    private void decrease(long to, int now) {
        if (now - decreasedAt < DECREASE_PAUSE) return;
        if (now - decreasedAt >= FALLING) fallingSince = now;
        decreasedAt = now;
        boolean probing = probeTarget > 0;
        if (probing) failProbe(now);
        estimate = Math.max(LEAST, probing ? Math.min(estimate, delivered) : to);
    }

    // — probing

    /** Begins to probe whether this much fits, unless one was just made. */
    public void probe(long target, int now) {
        if (!measured || probeTarget > 0 || target <= estimate || target > MOST) return;
        if (now - probeEnded < probePause || now - decreasedAt < probePause) return;
        if (lastQueue > QUEUE_CALM) return;
        probeTarget = target;
        probeBegan = now;
        probePeak = 0;
    }

    /** How many bytes of padding to send in the next so many microseconds. */
    public int paddingFor(int micros, int now) {
        if (probeTarget == 0 || now - probeBegan > PROBE) return 0;
        long rate = Math.max(0, probeTarget - delivered / 2);
        return (int) (Math.min(rate, MOST) * micros / 8_000_000);
    }

    private void judgeProbe(int now) {
        if (probeTarget == 0) return;
        if (probePeak >= probeTarget * 85 / 100 && lastQueue < QUEUE_GROWING) {
            estimate = Math.max(estimate, Math.min(probeTarget, probePeak));
            probeTarget = 0;
            probeEnded = now;
            probePause = PROBE_PAUSE_LEAST;
        } else if (now - probeBegan > PROBE_VERDICT) {
            failProbe(now);
        }
    }

    private void failProbe(int now) {
        probeTarget = 0;
        probeEnded = now;
        probePause = Math.min(PROBE_PAUSE_MOST, probePause * 2);
    }

    /** Of which the viewer said whether they came, since the beginning. */
    public long packets() {
        return packets;
    }

    /** Of these, those that did not come. */
    public long lost() {
        return lost;
    }

    /** What the viewer itself says it bears, where it reports no arrivals. */
    public void reported(long bitsPerSecond) {
        if (measured) return;
        evaluated = true;
        estimate = Math.max(LEAST, Math.min(MOST, bitsPerSecond));
    }

    /** Whether the viewer has said anything that the estimate could rest on. */
    public boolean isFounded() {
        return evaluated;
    }

    /** Whether it had to be lowered within the last seconds. */
    public boolean isFalling(int now) {
        return measured && now - decreasedAt < FALLING;
    }

    /** Whether lowering it for seconds on end has not emptied the line's queue. */
    public boolean isChoking(int now) {
        return isFalling(now) && lastQueue > QUEUE_CALM && now - fallingSince > CHOKING;
    }

    public long bitsPerSecond() {
        return estimate;
    }
}
