package dev.lectern.kit.limit;

import java.time.Duration;

/**
 * How much is allowed: so many at once, and from then on so many in a time.
 *
 * @param burst how many may come at once
 * @param permits how many come back within {@code per}, evenly
 */
public record Allowance(int burst, int permits, Duration per) {

    public static Allowance of(int permits, Duration per) {
        return new Allowance(permits, permits, per);
    }

    long nanosEach() {
        return Math.max(1, per.toNanos() / permits);
    }
}
