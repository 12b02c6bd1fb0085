package dev.lectern.webinar;

import dev.lectern.kit.web.RequestOrder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Takes a picture that is the whole body for one, whatever the program that sends it calls it: curl
 * calls it a form, or nothing at all.
 */
@ApplicationScoped
class BareFiles {
    private static final Pattern PICTURES =
            Pattern.compile("/api/v1/(?:pictures|webinars/[^/]+/(?:cover|speakers/[^/]+/photo))");

    void register(@Observes Filters filters) {
        filters.register(this::nameThem, RequestOrder.GUARD + 3);
    }

    private void nameThem(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        boolean unnamed = type == null || type.startsWith("application/x-www-form-urlencoded");
        if (unnamed && PICTURES.matcher(String.valueOf(request.path())).matches()) {
            request.headers().set(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        }
        routing.next();
    }
}
