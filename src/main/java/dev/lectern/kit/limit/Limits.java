package dev.lectern.kit.limit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The door to limits. Each key holds one number, the time by which all that it took will have come
 * back (the generic cell rate algorithm); a key that is at rest is forgotten.
 */
@ApplicationScoped
public class Limits {
    private final ConcurrentMap<String, Long> restedAt = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Instant epoch;

    Limits(Clock clock) {
        this.clock = clock;
        this.epoch = clock.instant();
    }

    /** Takes one of {@code permits} in {@code per}, or throws {@link TooMany}. */
    public void check(String key, int permits, Duration per) {
        check(key, Allowance.of(permits, per));
    }

    /** Takes one of what the key is allowed, or throws {@link TooMany}. */
    public void check(String key, Allowance allowance) {
        long each = allowance.nanosEach();
        long now = now();
        long[] wait = new long[1];
        restedAt.compute(
                key,
                (name, before) -> {
                    long start = before == null ? now : Math.max(before, now);
                    wait[0] = start + each - now - each * allowance.burst();
                    return wait[0] > 0 ? before : Long.valueOf(start + each);
                });
        if (wait[0] > 0) {
            throw new TooMany(Duration.ofNanos(wait[0]));
        }
    }

    /**
     * Takes one in any case, and says how long to wait first: no time at all within what the key is
     * allowed, at most {@code longest} however far beyond.
     */
    public Duration slow(String key, Allowance allowance, Duration longest) {
        long each = allowance.nanosEach();
        long now = now();
        long free = each * allowance.burst();
        long rested =
                restedAt.merge(
                        key,
                        now + each,
                        (before, fresh) ->
                                Math.min(
                                        Math.max(before, now) + each,
                                        now + free + longest.toNanos()));
        return Duration.ofNanos(Math.max(0, rested - now - free));
    }

    /** Gives a key everything back, as after a sign-in that succeeded. */
    public void forgive(String key) {
        restedAt.remove(key);
    }

    @Scheduled(every = "1m")
    void forgetRested() {
        long now = now();
        restedAt.values().removeIf(rested -> rested <= now);
    }

    int size() {
        return restedAt.size();
    }

    private long now() {
        return Duration.between(epoch, clock.instant()).toNanos();
    }
}
