package dev.lectern.call.builtin;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Lets players and publishers on other sites use WHIP, WHEP and HLS: the grant is what counts. */
class AnyOrigin {
    private static final Pattern MEDIA = Pattern.compile("/call/[^/]+/(whip|whep|hls)(/.*)?");
    private static final int BEFORE_ROUTES = 50;

    void register(@Observes Filters filters) {
        filters.register(AnyOrigin::allow, BEFORE_ROUTES);
    }

    private static void allow(RoutingContext request) {
        if (MEDIA.matcher(request.normalizedPath()).matches()) {
            HttpServerResponse response = request.response();
            response.putHeader("Access-Control-Allow-Origin", "*");
            response.putHeader(
                    "Access-Control-Allow-Methods", "GET, POST, PATCH, PUT, DELETE, OPTIONS");
            response.putHeader(
                    "Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match");
            response.putHeader(
                    "Access-Control-Expose-Headers", "Location, ETag, Link, Retry-After");
            response.putHeader("Access-Control-Max-Age", "86400");
        }
        request.next();
    }
}
