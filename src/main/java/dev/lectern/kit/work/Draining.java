package dev.lectern.kit.work;

import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** The end of a runner: what has not begun goes back at once, what runs may end, for a while. */
final class Draining {
    private static final Logger LOG = Logger.getLogger(Draining.class);
    private static final long STEP_MILLIS = 20;

    private final Vertx vertx;
    private final WorkTable table;
    private final Collection<Crew> crews;
    private final Finishing finishing;
    private final Executor loop;
    private final BooleanSupplier claiming;
    private boolean writing;

    Draining(
            Vertx vertx,
            WorkTable table,
            Collection<Crew> crews,
            Finishing finishing,
            Executor loop,
            BooleanSupplier claiming) {
        this.vertx = vertx;
        this.table = table;
        this.crews = crews;
        this.finishing = finishing;
        this.loop = loop;
        this.claiming = claiming;
    }

    void begin(Duration patience, Runnable finished) {
        step(System.nanoTime() + patience.toNanos(), finished);
    }

    private void step(long deadlineNanos, Runnable finished) {
        finishing.flush();
        giveBack(System.nanoTime() > deadlineNanos);
        boolean held = crews.stream().anyMatch(crew -> crew.held() > 0);
        if (held || writing || claiming.getAsBoolean() || !finishing.settled()) {
            vertx.setTimer(STEP_MILLIS, ignored -> step(deadlineNanos, finished));
        } else {
            finished.run();
        }
    }

    private void giveBack(boolean whatRunsToo) {
        List<Claim> back = new ArrayList<>();
        for (Crew crew : crews) {
            back.addAll(crew.unbegun());
            if (whatRunsToo) {
                crew.runs().forEach(run -> back.add(takeAway(crew, run)));
            }
        }
        if (!back.isEmpty()) {
            write(back);
        }
    }

    private static Claim takeAway(Crew crew, Crew.Run run) {
        crew.finished(run.claim(), System.nanoTime());
        run.cancel().cancel();
        return run.claim();
    }

    private void write(List<Claim> claims) {
        writing = true;
        Multi.createFrom()
                .iterable(claims)
                .onItem()
                .transformToUniAndConcatenate(
                        claim -> table.again(claim, new Outcome.Again(claim.due(), null, false)))
                .collect()
                .last()
                .emitOn(loop)
                .subscribe()
                .with(
                        ok -> writing = false,
                        failure -> {
                            writing = false;
                            LOG.warnf("Leases run out by themselves: %s", failure.getMessage());
                        });
    }
}
