package dev.lectern.kit.work;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Takes finished jobs off the table, all that finished during one statement by the next one, and
 * notes what becomes of the others. What could not be written is kept and tried again. Touched on
 * the runner's event loop only.
 */
final class Finishing {
    private static final Logger LOG = Logger.getLogger(Finishing.class);

    private final WorkTable table;
    private final Executor loop;
    private final Runnable afterwards;
    private List<Claim> done = new ArrayList<>();
    private boolean writing;

    Finishing(WorkTable table, Executor loop, Runnable afterwards) {
        this.table = table;
        this.loop = loop;
        this.afterwards = afterwards;
    }

    void add(Claim claim) {
        done.add(claim);
    }

    List<Claim> unwritten() {
        return List.copyOf(done);
    }

    boolean settled() {
        return done.isEmpty() && !writing;
    }

    void flush() {
        if (writing || done.isEmpty()) {
            return;
        }
        List<Claim> batch = done;
        done = new ArrayList<>();
        writing = true;
        table.finish(batch)
                .emitOn(loop)
                .subscribe()
                .with(ok -> written(), failure -> failed(batch, failure));
    }

    /** Writes what is not done: for later, or parked. */
    void write(Claim claim, Outcome outcome, Runnable then) {
        Uni<Void> written =
                outcome instanceof Outcome.Again again
                        ? table.again(claim, again)
                        : table.park(claim, ((Outcome.Parked) outcome).error());
        written.onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .atMost(10)
                .emitOn(loop)
                .subscribe()
                .with(
                        ok -> then.run(),
                        failure ->
                                LOG.warnf("Could not record an outcome: %s", failure.getMessage()));
    }

    private void written() {
        writing = false;
        flush();
        afterwards.run();
    }

    private void failed(List<Claim> batch, Throwable failure) {
        writing = false;
        done.addAll(batch);
        LOG.warnf("%d finished jobs could not be written: %s", batch.size(), failure.getMessage());
        afterwards.run();
    }
}
