package dev.lectern.kit.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides who must be told of new work. Commits that notify wait for each other in PostgreSQL, so
 * only the first enqueuer after a second of silence notifies all nodes; while work keeps coming,
 * this node's runner looks every few milliseconds by itself, and the others see it at their tick.
 */
@ApplicationScoped
class Bell {
    static final String CHANNEL = "lectern_work";
    private static final long BUSY_NANOS = Duration.ofSeconds(1).toNanos();

    private final AtomicLong stirred = new AtomicLong(System.nanoTime() - 2 * BUSY_NANOS);
    private final List<Runnable> ears = new CopyOnWriteArrayList<>();

    void attach(Runnable ear) {
        ears.add(ear);
    }

    void detach(Runnable ear) {
        ears.remove(ear);
    }

    /** Said by who enqueues; true when the transaction should notify. */
    boolean stir() {
        long now = System.nanoTime();
        boolean silent = now - stirred.getAndSet(now) > BUSY_NANOS;
        ears.forEach(Runnable::run);
        return silent;
    }

    /** Said by a runner that found work. */
    void found() {
        stirred.set(System.nanoTime());
    }

    /** Whether work came within the last second, so that looking is cheaper than being told. */
    boolean busy() {
        return System.nanoTime() - stirred.get() <= BUSY_NANOS;
    }
}
