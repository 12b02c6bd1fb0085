package dev.lectern.sfu.rtp;

/**
 * Lays the frames of one layer on our clock, as evenly as their sender stamped them.
 *
 * <p>Where a frame belongs is learned better and better, and at first only from packets, which
 * arrive in bunches: so the line is only ever turned slowly, by a fiftieth of the time that passes,
 * and jumps where it is far off.
 */
public final class StreamTime {
    private static final long FAR_OFF = 500_000_000L;
    private static final int TURN = 50;

    private final int clockRate;
    private boolean begun;
    private int lastTimestamp;
    private long lastNanos;

    public StreamTime(int clockRate) {
        this.clockRate = clockRate;
    }

    /** When the frame with this timestamp is, which seems to belong at {@code believed}. */
    public long place(int timestamp, long believed) {
        long step = (timestamp - lastTimestamp) * 1_000_000L / clockRate * 1000;
        long off = believed - (lastNanos + step);
        if (begun && Math.abs(off) < FAR_OFF) {
            long most = Math.abs(step) / TURN;
            lastNanos += step + Math.max(-most, Math.min(most, off));
        } else {
            lastNanos = believed;
        }
        begun = true;
        lastTimestamp = timestamp;
        return lastNanos;
    }
}
