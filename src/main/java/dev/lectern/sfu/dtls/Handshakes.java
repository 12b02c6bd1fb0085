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
    private static final Outcome UNHEARD =
            new Outcome() {
                @Override
                public void keyed(SrtpKeys inbound, SrtpKeys outbound) {}

                @Override
                public void failed(Failure why, String reason) {}

                @Override
                public void closed() {}
            };
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

    /** Shakes hands with itself meanwhile, so that the first viewer finds the classes loaded. */
    public void warmUp() {
        CompletableFuture<DtlsConnection> client = new CompletableFuture<>();
        CompletableFuture<DtlsConnection> server = new CompletableFuture<>();
        server.complete(accept(fingerprint(), bytes -> client.join().arrived(bytes), UNHEARD));
        client.complete(connect(fingerprint(), bytes -> server.join().arrived(bytes), UNHEARD));
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
