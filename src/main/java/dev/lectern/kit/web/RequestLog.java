package dev.lectern.kit.web;

import dev.lectern.kit.db.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives every request a number that stands in each line it logs and in the header {@code
 * X-Request-Id}; paths are logged without the links that people own.
 */
class RequestLog {
    private static final String NUMBER = "request";
    private static final Pattern SECRET =
            Pattern.compile("^(/(?:join|place|setup|[a-z-]+/t|call/[^/]+/(?:hls|recordings))/).+");

    void register(@Observes Filters filters) {
        filters.register(RequestLog::number, Order.NUMBER);
    }

    private static void number(RoutingContext request) {
        String id = Ids.next().toString().substring(24);
        MDC.put(NUMBER, id);
        request.put(NUMBER, id);
        request.response().putHeader("X-Request-Id", id);
        request.next();
    }

    static String numberOf(RoutingContext request) {
        return String.valueOf((String) request.get(NUMBER));
    }

    /** The path without query and without a personal link. */
    static String maskedPath(RoutingContext request) {
        return SECRET.matcher(request.normalizedPath()).replaceFirst("$1…");
    }

    /** In which order our filters run; the higher the earlier, Quarkus' sign-in is at 200. */
    static final class Order {
        static final int NUMBER = 1200;
        static final int HEADERS = 1100;
        static final int GUARD = 1000;

        private Order() {}
    }
}
