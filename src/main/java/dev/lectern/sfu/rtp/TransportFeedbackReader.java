package dev.lectern.sfu.rtp;

/**
 * Reads transport-cc feedback of any encoding into arrays that are used again (same draft, §3.1).
 */
public final class TransportFeedbackReader {
    /** More statuses than any honest feedback carries at our packet rates. */
    public static final int MOST = 2048;

    private static final int NOT_RECEIVED = 0;
    private final byte[] symbols = new byte[MOST];
    private final int[] arrivals = new int[MOST];
    private int first;
    private int count;

    /**
     * Reads the packet at {@code at}; false where it is malformed.
     *
     * <p>Afterwards status {@code i} belongs to the number {@link #first} + i.
     */
    public boolean read(byte[] b, int at, int length) {
        count = 0;
        if (length < 20) return false;
        int end = at + length;
        first = Rtp.short16(b, at + 12);
        int statuses = Rtp.short16(b, at + 14);
        int reference = Rtp.int32(b, at + 16) >> 8;
        if (statuses == 0 || statuses > MOST) return false;
        int deltas = readChunks(b, at + 20, end, statuses);
        if (deltas < 0 || !readDeltas(b, deltas, end, statuses, reference * 256)) return false;
        count = statuses;
        return true;
    }

    private int readChunks(byte[] b, int from, int end, int statuses) {
        int at = from;
        int i = 0;
        while (i < statuses) {
            if (at + 2 > end) return -1;
            int chunk = Rtp.short16(b, at);
            at += 2;
            if ((chunk & 0x8000) == 0) {
                byte symbol = (byte) (chunk >>> 13 & 3);
                int run = Math.min(chunk & 0x1FFF, statuses - i);
                for (int k = 0; k < run; k++) symbols[i++] = symbol;
                if (run == 0) return -1;
            } else if ((chunk & 0x4000) == 0) {
                for (int k = 13; k >= 0 && i < statuses; k--) {
                    symbols[i++] = (byte) (chunk >>> k & 1);
                }
            } else {
                for (int k = 12; k >= 0 && i < statuses; k -= 2) {
                    symbols[i++] = (byte) (chunk >>> k & 3);
                }
            }
        }
        return at;
    }

    private boolean readDeltas(byte[] b, int from, int end, int statuses, int reference) {
        int at = from;
        int time = reference;
        for (int i = 0; i < statuses; i++) {
            switch (symbols[i]) {
                case 1 -> {
                    if (at + 1 > end) return false;
                    time += b[at++] & 0xFF;
                }
                case 2 -> {
                    if (at + 2 > end) return false;
                    time += (short) Rtp.short16(b, at);
                    at += 2;
                }
                case 3 -> {
                    return false;
                }
                default -> {}
            }
            arrivals[i] = time;
        }
        return true;
    }

    public int first() {
        return first;
    }

    public int count() {
        return count;
    }

    public boolean received(int i) {
        return symbols[i] != NOT_RECEIVED;
    }

    /** When status {@code i} arrived, in units of 250 µs on the receiver's clock. */
    public int arrival(int i) {
        return arrivals[i];
    }
}
