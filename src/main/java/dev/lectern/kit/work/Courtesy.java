package dev.lectern.kit.work;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets work that can wait step back while people wait for an answer, since both share the cores and
 * the database. Whoever serves people does it through here: while somebody is served only a few
 * jobs of a courteous handler run at once, and fewer the longer people wait, but never none. When
 * nobody has come for a moment all may run again.
 */
@ApplicationScoped
public class Courtesy {
    private static final long PATIENCE_NANOS = Duration.ofMillis(25).toNanos();
    private static final long STEP_NANOS = Duration.ofMillis(10).toNanos();
    private static final long CALM_NANOS = Duration.ofMillis(50).toNanos();
    private static final long SILENCE_NANOS = Duration.ofMillis(250).toNanos();
    private static final double WHILE_SERVING = 1.0 / 8;
    private static final double LEAST = 1.0 / 64;
    private static final double MORE = 1.0 / 32;

    private final LongSupplier nanos;
    private double share = 1;
    private int serving;
    private long served;
    private long stepped;

    Courtesy() {
        this(System::nanoTime);
    }

    Courtesy(LongSupplier nanos) {
        this.nanos = nanos;
        this.served = nanos.getAsLong() - SILENCE_NANOS - 1;
        this.stepped = served;
    }

    /** An answer that somebody waits for. */
    public <T> Uni<T> serve(Uni<T> answer) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            long began = begin();
                            return answer.onTermination().invoke(() -> end(began));
                        });
    }

    /** How many jobs may run at once now of so many. */
    public synchronized int hands(int most) {
        double now = silent(nanos.getAsLong()) ? 1 : share;
        double allowed = serving > 0 ? Math.min(now, WHILE_SERVING) : now;
        return Math.max(1, (int) (allowed * most));
    }

    private boolean silent(long now) {
        return now - served > SILENCE_NANOS;
    }

    private synchronized long begin() {
        serving++;
        return nanos.getAsLong();
    }

    /** Halved while people wait long, a step more whenever they have not for a moment. */
    private synchronized void end(long began) {
        long now = nanos.getAsLong();
        serving--;
        if (silent(now)) {
            share = 1;
        }
        served = now;
        boolean late = now - began > PATIENCE_NANOS;
        if (now - stepped > (late ? STEP_NANOS : CALM_NANOS)) {
            share = late ? Math.max(LEAST, share / 2) : Math.min(1, share + MORE);
            stepped = now;
        }
    }
}
