package dev.lectern.kit.db;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Ids that sort by the time they were made (UUIDv7, RFC 9562 section 5.7).
 *
 * <p>The wall clock is read here directly: an id's time only keeps indexes dense, no rule reads it.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        long millis = System.currentTimeMillis();
        long randomA = RANDOM.nextInt(1 << 12);
        long high = (millis << 16) | 0x7000L | randomA;
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
