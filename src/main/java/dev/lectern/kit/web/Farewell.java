package dev.lectern.kit.web;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Closes the open sockets when a stop begins, with the code that says "going away" (RFC 6455
 * section 7.4.1): a socket is a request that never ends, and a stop waits for requests.
 */
@Singleton
class Farewell {
    private static final Logger LOG = Logger.getLogger(Farewell.class);
    private static final CloseReason GOING_AWAY = new CloseReason(1001, "Lectern stops");

    private final OpenConnections open;

    Farewell(OpenConnections open) {
        this.open = open;
    }

    void say(@Observes ShutdownDelayInitiatedEvent stopping) {
        open.listAll().forEach(Farewell::close);
    }

    private static void close(WebSocketConnection socket) {
        socket.close(GOING_AWAY)
                .subscribe()
                .with(
                        closed -> {},
                        failure -> LOG.debugf("A socket was gone already: %s", failure));
    }
}
