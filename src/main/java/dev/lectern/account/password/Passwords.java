package dev.lectern.account.password;

import dev.lectern.kit.limit.TooMany;
import dev.lectern.kit.token.Secret;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Turns passwords into bcrypt hashes and compares them. Each takes a good tenth of a second on
 * purpose, so it happens on a worker thread and the answer comes back on the caller's context.
 *
 * <p>No more run at once than there are cores, and who would wait for seconds is asked to come
 * back: a flood of sign-ins must leave time for everything else.
 */
@ApplicationScoped
public class Passwords {
    static final String THREADS = "passwords";
    private static final int LONGEST = 72;
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int MOST_ASKED = 16 * CORES;
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final WorkerExecutor workers;
    private final AtomicInteger asked = new AtomicInteger();
    private final int cost;
    private final String nobodys;

    Passwords(
            Vertx vertx,
            @ConfigProperty(name = "lectern.bcrypt.cost", defaultValue = "12") int cost) {
        this.workers = vertx.createSharedWorkerExecutor(THREADS, CORES);
        this.cost = cost;
        this.nobodys = BcryptUtil.bcryptHash("nobody has this password", cost);
    }

    public Uni<String> hash(String password) {
        return onWorker(() -> BcryptUtil.bcryptHash(fitting(password), cost));
    }

    /** Takes as long without a hash as with one, so that time does not tell who has an account. */
    public Uni<Boolean> matches(String password, @Nullable String hash) {
        String compared = hash == null ? nobodys : hash;
        return onWorker(() -> BcryptUtil.matches(fitting(password), compared) && hash != null);
    }

    /** bcrypt reads 72 bytes and no more: what is longer goes in as its hash. */
    private static String fitting(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                ? password
                : Base64.getEncoder().encodeToString(Secret.hash(password));
    }

    private <T> Uni<T> onWorker(Callable<T> slow) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            if (asked.incrementAndGet() > MOST_ASKED) {
                                asked.decrementAndGet();
                                throw new TooMany(BUSY);
                            }
                            return Uni.createFrom().completionStage(queued(slow));
                        });
    }

    /** Counts until it was done, also for somebody who did not wait for it. */
    private <T> CompletionStage<T> queued(Callable<T> slow) {
        Callable<T> counted =
                () -> {
                    try {
                        return slow.call();
                    } finally {
                        asked.decrementAndGet();
                    }
                };
        return workers.executeBlocking(counted, false).toCompletionStage();
    }

    @PreDestroy
    void close() {
        workers.close();
    }
}
