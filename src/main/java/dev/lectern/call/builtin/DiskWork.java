package dev.lectern.call.builtin;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Work on the disk of the recordings, which may hang as a share over a network does: a worker does
 * it, and whoever asked goes on where they were, without it if it takes too long. A worker that
 * hangs is held for as long as the disk is silent, so what anybody may ask has few of its own: the
 * workers of everything else, who also tell the time, are never used up by it.
 */
@ApplicationScoped
class DiskWork {
    static final Sentence UNBEGUN =
            Sentence.of(
                    "It is not being recorded yet: the disk of the recordings does not answer. The"
                            + " recording begins as soon as it does.",
                    "Es wird noch nicht aufgezeichnet: Die Platte für die Aufzeichnungen antwortet"
                            + " nicht. Die Aufzeichnung beginnt, sobald sie es tut.");

    private static final Sentence SILENT =
            Sentence.of(
                    "The disk of the recordings does not answer. Try again later.",
                    "Die Platte für die Aufzeichnungen antwortet nicht. Versuchen Sie es später"
                            + " noch einmal.");

    static final int ASKED_AT_ONCE = 32;
    static final int ASKED_MORE = 512;

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Duration patience;
    private final Executor answering = answering();

    DiskWork(
            @ConfigProperty(name = "lectern.recordings.patience", defaultValue = "3S")
                    Duration patience) {
        this.patience = patience;
    }

    private static Executor answering() {
        ThreadPoolExecutor few =
                new ThreadPoolExecutor(
                        ASKED_AT_ONCE,
                        ASKED_AT_ONCE,
                        IDLE.toSeconds(),
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(ASKED_MORE),
                        DiskWork::thread);
        few.allowCoreThreadTimeOut(true);
        return few;
    }

    private static Thread thread(Runnable work) {
        Thread made = new Thread(work, "recordings-disk");
        made.setDaemon(true);
        return made;
    }

    /** Whoever asked hears in time that there is no answer; at once where too many wait for one. */
    <T> Uni<T> ask(Supplier<T> work) {
        Uni<T> answer =
                Uni.createFrom()
                        .completionStage(() -> CompletableFuture.supplyAsync(work, answering))
                        .onFailure(RejectedExecutionException.class)
                        .transform(full -> new Clashed(SILENT));
        return inTime(answer, SILENT);
    }

    /** Whoever asked waits for as long as it takes. */
    <T> Uni<T> carryOut(Supplier<T> work) {
        return forWhoAsked(later(work));
    }

    <T> Uni<T> later(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** What is under way goes on; whoever waits for it is told so where it takes too long. */
    <T> Uni<T> inTime(Uni<T> underWay, Sentence late) {
        return forWhoAsked(underWay.ifNoItem().after(patience).failWith(() -> new Clashed(late)));
    }

    /** Says once where it takes too long. */
    void ifLate(Uni<?> underWay, Runnable say) {
        underWay.ifNoItem()
                .after(patience)
                .fail()
                .onFailure(TimeoutException.class)
                .invoke(say)
                .subscribe()
                .with(done -> {}, failure -> {});
    }

    private static <T> Uni<T> forWhoAsked(Uni<T> done) {
        Context asked = Vertx.currentContext();
        return asked == null ? done : done.emitOn(MutinyHelper.executor(asked));
    }
}
