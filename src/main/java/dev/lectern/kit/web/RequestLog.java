package dev.lectern.kit.web;

import dev.lectern.kit.db.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Gives every request a number that stands in each line it logs and in the header {@code
 * X-Request-Id}; with {@code LECTERN_ACCESS_LOG=INFO} also a line of its own.
 *
 * <p>Paths are logged without query and without the links that people own: whoever reads the log
 * could go through them.
 */
public class RequestLog {
    private static final String NUMBER = "request";
    private static final Logger ACCESS = Logger.getLogger("lectern.access");
    private static final Pattern SECRET =
            Pattern.compile(
                    "^((?:/api/v1)?/(?:join|place|invited|setup|unsubscribe|[a-z-]+/t"
                            + "|call/[^/]+/(?:hls|recordings))(?:;[^/]*)?/).+",
                    Pattern.CASE_INSENSITIVE);

    /** Where the metrics look for what stands for all addresses of an endpoint. */
    private static final String TEMPLATE = "UrlPathTemplate";

    /** In the metrics, what reaches no endpoint: its addresses are endless, and may be secret. */
    private static final String NOWHERE = "/other";

    void register(@Observes Filters filters) {
        filters.register(RequestLog::number, RequestOrder.NUMBER);
    }

    private static void number(RoutingContext request) {
        String id = Ids.next().toString().substring(24);
        MDC.put(NUMBER, id);
        request.put(NUMBER, id);
        request.response().putHeader("X-Request-Id", id);
        Vertx.currentContext().putLocal(TEMPLATE, NOWHERE);
        if (ACCESS.isInfoEnabled()) {
            long begun = System.nanoTime();
            request.addEndHandler(
                    ended -> ACCESS.info(line(request, id, System.nanoTime() - begun)));
        }
        request.next();
    }

    private static String line(RoutingContext request, String id, long nanos) {
        return "%s %s %s %d %d ms"
                .formatted(
                        id,
                        request.request().method(),
                        maskedPath(request),
                        request.response().getStatusCode(),
                        nanos / 1_000_000);
    }

    public static String numberOf(RoutingContext request) {
        return String.valueOf((String) request.get(NUMBER));
    }

    /** The path without query and without a personal link. */
    public static String maskedPath(RoutingContext request) {
        return masked(Paths.of(request));
    }

    static String masked(String path) {
        return SECRET.matcher(path).replaceFirst("$1…");
    }
}
