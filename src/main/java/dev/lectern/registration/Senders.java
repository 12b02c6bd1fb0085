package dev.lectern.registration;

import dev.lectern.kit.web.Csrf;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who sends a form that other sites may show: a page of ours, or one of those sites itself. */
@ApplicationScoped
class Senders {
    private final RoutingContext request;

    Senders(RoutingContext request) {
        this.request = request;
    }

    /** {@code sites}: origins that may show the form. Programs that are no browser name none. */
    boolean welcome(List<String> sites) {
        String origin = request.request().getHeader("Origin");
        return !Csrf.comesFromElsewhere(request) || origin != null && sites.contains(origin);
    }
}
