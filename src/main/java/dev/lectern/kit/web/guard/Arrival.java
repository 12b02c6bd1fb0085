package dev.lectern.kit.web.guard;

import dev.lectern.kit.web.RequestOrder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The coming of a body: whoever sends nothing more of it for a while is cut off, as if they had
 * left, also where they have their answer already; who goes on sending has all the time they need.
 *
 * <p>Else a stranger holds as many connections as they like with three bytes each.
 */
class Arrival {
    private static final Logger LOG = Logger.getLogger(Arrival.class);

    private final Duration patience;

    Arrival(
            @ConfigProperty(name = "lectern.body.patience", defaultValue = "30S")
                    Duration patience) {
        this.patience = patience;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, RequestOrder.GUARD + 2);
    }

    static boolean isAwaited(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null
                || length != null && !length.equals("0");
    }

    private void watch(RoutingContext request) {
        HttpServerRequest coming = request.request();
        if (isAwaited(coming)) {
            Look look = new Look(coming);
            long looks = request.vertx().setPeriodic(patience.toMillis(), time -> look.once());
            coming.end().onComplete(whole -> request.vertx().cancelTimer(looks));
        }
        request.next();
    }

    /** Looks now and then, on the connection's event loop, whether more has come. */
    private static final class Look {
        private final HttpServerRequest coming;
        private long bytes;

        Look(HttpServerRequest coming) {
            this.coming = coming;
        }

        void once() {
            if (coming.bytesRead() == bytes) {
                LOG.debugf("%s stopped in the middle of a body", coming.remoteAddress());
                coming.connection().close();
            }
            bytes = coming.bytesRead();
        }
    }
}
