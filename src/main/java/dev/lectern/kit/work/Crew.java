package dev.lectern.kit.work;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Those who do one kind of work on this node: what is claimed and waits for a free hand, and what
 * runs. Short work is claimed ahead, as much as will start within a fifth of a second, so that the
 * trip to the database is not what limits it. Touched on the runner's event loop only.
 */
final class Crew {
    private static final long HORIZON_NANOS = Duration.ofMillis(200).toNanos();
    private static final int MOST_AHEAD = 1000;

    /** A job in a handler's hands. */
    record Run(Claim claim, long startedNanos, Cancellable cancel) {}

    final Handler handler;
    private final Deque<Claim> waiting = new ArrayDeque<>();
    private final Map<UUID, Run> running = new HashMap<>();
    private double averageNanos = HORIZON_NANOS;

    Crew(Handler handler) {
        this.handler = handler;
    }

    /** How many more to claim now; none while what is free is only a fraction of a batch. */
    int room() {
        int free = Math.min(reach() - held(), handler.appetite());
        return free * 4 >= reach() || running.isEmpty() ? Math.max(free, 0) : 0;
    }

    private int reach() {
        double ahead = handler.concurrency() * (HORIZON_NANOS / Math.max(averageNanos, 1));
        return (int) Math.max(handler.concurrency(), Math.min(MOST_AHEAD, ahead));
    }

    int held() {
        return waiting.size() + running.size();
    }

    void add(Claim claim) {
        waiting.add(claim);
    }

    /** The next job, if a hand is free. */
    @Nullable Claim next() {
        return running.size() < handler.concurrency() ? waiting.poll() : null;
    }

    void started(Claim claim, long nanos, Cancellable cancel) {
        running.put(claim.id(), new Run(claim, nanos, cancel));
    }

    /** True when the run was still this crew's, false when it was given up meanwhile. */
    boolean finished(Claim claim, long nanos) {
        Run run = running.get(claim.id());
        if (run == null || run.claim().fence() != claim.fence()) {
            return false;
        }
        running.remove(claim.id());
        averageNanos = averageNanos * 0.9 + (nanos - run.startedNanos()) * 0.1;
        return true;
    }

    /** Those that have run for longer than the handler's patience. */
    List<Run> overdue(long nanos) {
        long patience = handler.patience().toNanos();
        return running.values().stream()
                .filter(run -> nanos - run.startedNanos() > patience)
                .toList();
    }

    /** Takes back what no hand has touched. */
    List<Claim> unbegun() {
        List<Claim> claims = new ArrayList<>(waiting);
        waiting.clear();
        return claims;
    }

    /** Forgets a claim that somebody else holds by now, unless a hand has begun it. */
    void lost(Claim claim) {
        waiting.remove(claim);
    }

    List<Claim> claims() {
        List<Claim> all = new ArrayList<>(waiting);
        running.values().forEach(run -> all.add(run.claim()));
        return all;
    }

    Collection<Run> runs() {
        return List.copyOf(running.values());
    }
}
