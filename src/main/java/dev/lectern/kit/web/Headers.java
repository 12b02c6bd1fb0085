package dev.lectern.kit.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** The headers of every answer: what a browser may do with it, decided as it leaves. */
class Headers {
    private static final String POLICY = "lectern.policy";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+");

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(ignored -> write(request));
                    request.next();
                },
                RequestOrder.HEADERS);
    }

    static ContentPolicy policyOf(RoutingContext request) {
        ContentPolicy policy = request.get(POLICY);
        if (policy == null) {
            policy = new ContentPolicy();
            request.put(POLICY, policy);
        }
        return policy;
    }

    private static void write(RoutingContext request) {
        MultiMap headers = request.response().headers();
        ContentPolicy policy = policyOf(request);
        String authority = request.request().authority() + "";
        headers.set(
                "Content-Security-Policy",
                policy.header(HOST.matcher(authority).matches() ? authority : ""));
        String location = headers.get("Location");
        if (location != null) {
            int status = request.response().getStatusCode();
            headers.set("Location", OwnAddress.location(location, authority, status));
        }
        headers.set("X-Content-Type-Options", "nosniff");
        if (!headers.contains("Referrer-Policy")) {
            headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        }
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set(
                "Permissions-Policy",
                "camera=(self), microphone=(self), display-capture=(self), fullscreen=(self),"
                        + " geolocation=(), payment=(), usb=()");
        if (policy.isForeign()) {
            headers.set("X-Frame-Options", "SAMEORIGIN");
        } else if (!policy.isEmbeddable()) {
            headers.set("X-Frame-Options", "DENY");
        }
        if (request.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
