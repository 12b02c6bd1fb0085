package dev.lectern.kit.work;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a handler, which a stop or the end of patience may cut short. */
final class Attempt implements Cancellable {
    private final Handler handler;
    private final Job job;
    private final Consumer<@Nullable Throwable> ended;
    private volatile @Nullable Cancellable running;

    Attempt(Handler handler, Job job, Consumer<@Nullable Throwable> ended) {
        this.handler = handler;
        this.job = job;
        this.ended = ended;
    }

    void run() {
        running = work().subscribe().with(done -> ended.accept(null), ended::accept);
    }

    private Uni<Void> work() {
        if (job.attempt() > handler.attempts()) {
            return Uni.createFrom()
                    .failure(new IllegalStateException("No attempt came to an end."));
        }
        return Uni.createFrom().deferred(() -> handler.handle(job));
    }

    @Override
    public void cancel() {
        Cancellable current = running;
        if (current != null) {
            current.cancel();
        }
    }
}
