package dev.lectern.sfu;

import java.time.Duration;

/**
 * What an engine may use of its machine before newcomers are refused and viewers get less.
 *
 * @param packetsPerSecond the most packets sent
 * @param bitsPerSecond likewise, in bits
 * @param load the share of its core that each loop may be busy, up to 1
 * @param lateness how late a loop may come to its work, which is how a machine without CPU looks
 */
public record Allowance(int packetsPerSecond, long bitsPerSecond, double load, Duration lateness) {
    public static final Allowance USUAL =
            new Allowance(400_000, 5_000_000_000L, 0.85, Duration.ofMillis(500));

    /** For who measures what a machine bears, or shares it with others who do not care. */
    public static final Allowance BOUNDLESS =
            new Allowance(Integer.MAX_VALUE, Long.MAX_VALUE, 1e6, Duration.ofDays(1));
}
