package dev.lectern.kit.web.guard;

import dev.lectern.kit.web.RequestOrder;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * The orderly end: readiness goes first, so that whoever spreads requests sends no more; sockets
 * are told good-bye with the code that says "going away" (RFC 6455 section 7.4.1); what comes round
 * by the clock begins no more; what was asked before is answered; what is asked then is refused.
 * Who has not said yet what they want, since their form is still coming, is not waited for.
 *
 * <p>Quarkus' own waiting counts a socket as a request that never ends, and would wait for it to
 * the last second.
 */
@Readiness
@Singleton
class Drain implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final Sentence STOPPING =
            Sentence.of("Lectern is being restarted", "Lectern wird neu gestartet");
    private static final Sentence COME_BACK =
            Sentence.of(
                    "Nothing of this was done. Try again in a few seconds.",
                    "Nichts davon wurde getan. Versuchen Sie es in einigen Sekunden noch einmal.");
    private static final CloseReason GOING_AWAY = new CloseReason(1001, "Lectern stops");

    /** So long requests still come from those who have not read the readiness yet. */
    static final Duration NOTICE = Duration.ofSeconds(1);

    /** So long an answer may take that was begun before. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private enum Phase {
        OPEN,
        LEAVING,
        CLOSED
    }

    private final OpenConnections sockets;
    private final Scheduler rounds;
    private final EarlyAnswer answer;

    /** Each request under way holds one; all are back when nothing is. */
    private final Semaphore free = new Semaphore(Integer.MAX_VALUE);

    private volatile Phase phase = Phase.OPEN;

    Drain(OpenConnections sockets, Scheduler rounds, EarlyAnswer answer) {
        this.sockets = sockets;
        this.rounds = rounds;
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, RequestOrder.DRAIN);
    }

    private void count(RoutingContext request) {
        if (phase == Phase.CLOSED) {
            request.response().putHeader("Connection", "close").putHeader("Retry-After", "10");
            answer.refuse(request, 503, STOPPING, COME_BACK);
            return;
        }
        if (request.request().getHeader("Upgrade") == null) {
            UnderWay one = new UnderWay();
            request.addEndHandler(ended -> one.end());
            request.response().closeHandler(closed -> one.end());
            if (SizeGuard.isFormOfAnyKind(request) && Arrival.isAwaited(request.request())) {
                request.request().end().onSuccess(whole -> one.begin());
            } else {
                one.begin();
            }
        }
        request.next();
    }

    /** One of the permits, from when the body is whole until an end, which may be told twice. */
    private final class UnderWay {
        private enum State {
            COMING,
            HELD,
            OVER
        }

        private final AtomicReference<State> state = new AtomicReference<>(State.COMING);

        void begin() {
            if (state.compareAndSet(State.COMING, State.HELD)) {
                free.acquireUninterruptibly();
            }
        }

        /** Where Quarkus turns a body away it takes the end for itself: only closing is told. */
        void end() {
            if (state.getAndSet(State.OVER) == State.HELD) {
                free.release();
            }
        }
    }

    void leave(@Observes ShutdownDelayInitiatedEvent stopping) {
        phase = Phase.LEAVING;
        rounds.pause();
        sockets.listAll().forEach(Drain::close);
        LockSupport.parkNanos(NOTICE.toNanos());
        phase = Phase.CLOSED;
        if (!allEnded()) {
            LOG.warnf("%d requests did not end in time", underWay());
        }
    }

    private boolean allEnded() {
        try {
            boolean all =
                    free.tryAcquire(Integer.MAX_VALUE, PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (all) {
                free.release(Integer.MAX_VALUE);
            }
            return all;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int underWay() {
        return Integer.MAX_VALUE - free.availablePermits();
    }

    private static void close(WebSocketConnection socket) {
        socket.close(GOING_AWAY)
                .subscribe()
                .with(
                        closed -> {},
                        failure -> LOG.debugf("A socket was gone already: %s", failure));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stopping").status(phase == Phase.OPEN).build();
    }
}
