package dev.lectern.sfu.rtp;

/**
 * The gaps in what a publisher sent, each asked for again until it comes, is given up, or is too
 * old to be of use. Belongs to the publisher's loop.
 */
public final class MissingPackets {
    public static final int MOST = 256;
    private static final int TRIES = 8;
    private static final long FIRST_WAIT = 5_000_000L;
    private static final long USELESS_AFTER = 1_000_000_000L;

    private final long[] numbers = new long[MOST];
    private final long[] since = new long[MOST];
    private final long[] due = new long[MOST];
    private final byte[] tries = new byte[MOST];
    private int count;

    /** False where there are too many, so that only a key frame helps. */
    public boolean add(long from, long until, long now) {
        if (until - from > MOST - count) {
            count = 0;
            return false;
        }
        for (long number = from; number < until; number++) {
            numbers[count] = number;
            since[count] = now;
            due[count] = now + FIRST_WAIT;
            tries[count++] = 0;
        }
        return true;
    }

    public void arrived(long number) {
        for (int i = 0; i < count; i++) {
            if (numbers[i] == number) {
                remove(i);
                return;
            }
        }
    }

    /**
     * Writes the sequence numbers to ask for now, ascending, and returns how many.
     *
     * @param requests how often to ask, one call after the other, before the answer is waited for
     */
    public int due(long now, long roundTrip, int requests, int[] out) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (now - since[i] > USELESS_AFTER || tries[i] >= TRIES * requests) {
                remove(i--);
            } else if (due[i] <= now && found < out.length) {
                out[found++] = (int) numbers[i] & 0xFFFF;
                boolean last = ++tries[i] % requests == 0;
                due[i] = last ? now + roundTrip : now;
            }
        }
        return found;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Keeps the order, which the NACK's bit masks rely on. */
    private void remove(int at) {
        int tail = --count - at;
        System.arraycopy(numbers, at + 1, numbers, at, tail);
        System.arraycopy(since, at + 1, since, at, tail);
        System.arraycopy(due, at + 1, due, at, tail);
        System.arraycopy(tries, at + 1, tries, at, tail);
    }
}
