package dev.lectern.kit.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns away what no honest client sends, before anything looks at it.
 *
 * <p>Path parameters ({@code ;x}) and encoded slashes would let one address pass for another where
 * permissions go by path; JSON bodies are small.
 */
class RequestGuard {
    private static final Pattern TRICK =
            Pattern.compile(
                    ";|%3b|%2f|%5c|%00|\\\\|//|/\\.\\.?(/|$)|%2e", Pattern.CASE_INSENSITIVE);
    private static final long JSON_BYTES = 2_000_000;

    void register(@Observes Filters filters) {
        filters.register(RequestGuard::check, RequestLog.Order.GUARD);
    }

    private static void check(RoutingContext request) {
        String path = String.valueOf(request.request().path());
        if (TRICK.matcher(path).find()) {
            refuse(request, 400, "This address is written in a way that is not taken here.");
        } else if (isTooLarge(request)) {
            refuse(request, 413, "Send at most 2 MB of JSON at once.");
        } else {
            request.next();
        }
    }

    private static boolean isTooLarge(RoutingContext request) {
        String type = String.valueOf(request.request().getHeader("Content-Type"));
        String length = request.request().getHeader("Content-Length");
        return length != null
                && length.length() < 19
                && type.toLowerCase(Locale.ROOT).contains("json")
                && Long.parseLong(length) > JSON_BYTES;
    }

    private static void refuse(RoutingContext request, int status, String sentence) {
        JsonObject problem =
                new JsonObject()
                        .put("type", "about:blank")
                        .put("title", status == 400 ? "Bad address" : "Too large")
                        .put("status", status)
                        .put("detail", sentence);
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(problem.toBuffer());
    }
}
