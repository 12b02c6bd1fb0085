package dev.lectern.sfu.dtls;

import dev.lectern.sfu.srtp.SrtpKeys;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The pool that handshakes run on, with the identity they show. Bounded in threads and queue. */
public final class Handshakes implements AutoCloseable {
    private static final int WAITING_PER_THREAD = 16;
    private static final int PARTING_MILLIS = 700;
    private final Identity identity;
    private final ThreadPoolExecutor pool;

    public Handshakes(int threads) {
        identity = Identity.generate(new SecureRandom(), System.currentTimeMillis());
        pool =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        30,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(threads * WAITING_PER_THREAD),
                        task -> {
                            Thread thread = new Thread(task, "sfu-handshake");
                            thread.setDaemon(true);
                            return thread;
                        });
        pool.allowCoreThreadTimeOut(true);
    }

    public Fingerprint fingerprint() {
        return identity.fingerprint();
    }

    /** Waits for the client's hello; null where the pool is full. */
    public DtlsConnection accept(Fingerprint expected, Consumer<byte[]> out, Outcome outcome) {
        DtlsConnection connection = new DtlsConnection(pool, out, outcome);
        return started(() -> connection.accept(identity, expected)) ? connection : null;
    }

    /** Says hello itself, for a client whose offer is {@code setup:passive}; null where full. */
    public DtlsConnection connect(Fingerprint expected, Consumer<byte[]> out, Outcome outcome) {
        DtlsConnection connection = new DtlsConnection(pool, out, outcome);
        return started(() -> connection.connect(identity, expected)) ? connection : null;
    }

    private boolean started(Runnable handshake) {
        try {
            pool.execute(handshake);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Shakes hands with itself, so that the first viewer does not wait for classes to load. */
    public void warmUp() {
        CompletableFuture<DtlsConnection> client = new CompletableFuture<>();
        CompletableFuture<DtlsConnection> server = new CompletableFuture<>();
        WarmUp ours = new WarmUp(new CompletableFuture<>());
        WarmUp theirs = new WarmUp(new CompletableFuture<>());
        server.complete(accept(fingerprint(), bytes -> client.join().arrived(bytes), ours));
        client.complete(connect(fingerprint(), bytes -> server.join().arrived(bytes), theirs));
        ours.done.orTimeout(10, TimeUnit.SECONDS).join();
        theirs.done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private record WarmUp(CompletableFuture<Void> done) implements Outcome {
        @Override
        public void keyed(SrtpKeys inbound, SrtpKeys outbound) {
            done.complete(null);
        }

        @Override
        public void failed(Failure why, String reason) {
            done.completeExceptionally(new IllegalStateException(reason));
        }

        @Override
        public void closed() {}
    }

    /** Lets the goodbyes that wait be said, but does not wait for handshakes under way. */
    @Override
    public void close() {
        pool.shutdown();
        try {
            pool.awaitTermination(PARTING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        pool.shutdownNow();
    }
}
