package dev.lectern.kit.db;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that sort by the time they were made (UUIDv7, RFC 9562 section 5.7); what one process makes
 * within a millisecond is counted on, so that rows of one list keep their order.
 *
 * <p>The wall clock is read here directly: an id's time only keeps indexes dense, no rule reads it.
 */
public final class Ids {
    private static final int COUNTER = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Milliseconds, then a count within each, which rather runs ahead of the clock than repeats.
     */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        long begin = RANDOM.nextInt(1 << (COUNTER - 1));
        long now = (System.currentTimeMillis() << COUNTER) | begin;
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (stamp >>> COUNTER << 16) | 0x7000L | (stamp & 0xFFF);
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
