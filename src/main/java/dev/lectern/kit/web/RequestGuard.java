package dev.lectern.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns away what no honest client sends, before anything looks at it.
 *
 * <p>Path parameters ({@code ;x}) and encoded slashes would let one address pass for another where
 * permissions go by path. Bodies and headers have their sizes; Quarkus has limits of its own behind
 * these, which answer without a word.
 */
class RequestGuard {
    private static final Pattern TRICK =
            Pattern.compile(
                    ";|%3b|%2f|%5c|%00|\\\\|//|/\\.\\.?(/|$)|%2e", Pattern.CASE_INSENSITIVE);
    private static final long JSON_BYTES = 2_000_000;
    private static final long FORM_BYTES = 1024 * 1024;
    private static final long BODY_BYTES = 20 * 1024 * 1024;
    private static final long HEADER_BYTES = 16 * 1024;
    static final Sentence BODY_TOO_LARGE =
            Sentence.of(
                    "Send at most 20 MB at once: a smaller file, or several.",
                    "Senden Sie höchstens 20 MB auf einmal: eine kleinere Datei oder mehrere.");
    private static final Sentence FORM_TOO_LARGE =
            Sentence.of(
                    "This is more than the form takes: 1 MB in all, 128 KB in a field. Shorten it"
                            + " and send it again.",
                    "Das ist mehr, als das Formular fasst: 1 MB im Ganzen, 128 KB in einem Feld."
                            + " Kürzen Sie es und senden Sie es noch einmal.");
    private static final Sentence JSON_TOO_LARGE =
            Sentence.of(
                    "Send at most 2 MB of JSON at once.",
                    "Senden Sie höchstens 2 MB JSON auf einmal.");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+]?");
    private static final Sentence ODD_HOST_TITLE = Sentence.of("Which host?", "Welcher Host?");
    private static final Sentence ODD_HOST =
            Sentence.of(
                    "Send a Host header with the name of this site.",
                    "Senden Sie eine Host-Zeile mit dem Namen dieser Seite.");
    private static final Sentence TOO_LARGE = Sentence.of("Too large", "Zu groß");

    private final Problems problems;
    private final CurrentVertxRequest current;
    private final ObjectMapper mapper;

    RequestGuard(Problems problems, CurrentVertxRequest current, ObjectMapper mapper) {
        this.problems = problems;
        this.current = current;
        this.mapper = mapper;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, RequestLog.Order.GUARD);
    }

    /**
     * A form that breaks a limit while it is read fails once for every piece that still arrives;
     * the first is answered, and the rest is let run dry.
     */
    void register(@Observes Router router) {
        router.route()
                .order(Integer.MIN_VALUE)
                .failureHandler(
                        request -> {
                            if (namesNoHost(request)) {
                                refuse(request, 400, ODD_HOST_TITLE, ODD_HOST);
                            } else if (!isForm(request) || request.request().isEnded()) {
                                request.next();
                            } else if (!request.response().ended()) {
                                request.request().handler(rest -> {});
                                refuse(request, 413, FORM_TOO_LARGE);
                            }
                        });
    }

    private void check(RoutingContext request) {
        if (TRICK.matcher(String.valueOf(request.request().path())).find()) {
            refuse(
                    request,
                    Problem.of(
                            400,
                            "Bad address",
                            "This address is written in a way that is not taken here."));
        } else if (!hasHost(request)) {
            refuse(request, 400, ODD_HOST_TITLE, ODD_HOST);
        } else if (headerBytes(request) > HEADER_BYTES) {
            refuse(
                    request,
                    431,
                    Sentence.of(
                            "Send at most 16 KB of headers; deleting this site's cookies helps a"
                                    + " browser.",
                            "Senden Sie höchstens 16 KB an Kopfzeilen; im Browser hilft es, die"
                                    + " Cookies dieser Seite zu löschen."));
        } else if (isJson(request) && bodyBytes(request) > JSON_BYTES) {
            refuse(request, 413, JSON_TOO_LARGE);
        } else if (isForm(request) && bodyBytes(request) > FORM_BYTES) {
            refuse(request, 413, FORM_TOO_LARGE);
        } else if (bodyBytes(request) > BODY_BYTES) {
            refuse(request, 413, BODY_TOO_LARGE);
        } else if (comesInPieces(request)) {
            long most = isJson(request) ? JSON_BYTES : BODY_BYTES;
            Pieces.of(request, most)
                    .read(
                            request::next,
                            () ->
                                    refuse(
                                            request,
                                            413,
                                            isJson(request) ? JSON_TOO_LARGE : BODY_TOO_LARGE));
        } else {
            request.next();
        }
    }

    /** The server turns it away before any filter, and would tell its own exception. */
    private static boolean namesNoHost(RoutingContext request) {
        return request.request().authority() == null && !request.response().ended();
    }

    /** A check of health from the machine itself may come without one (HTTP/1.0). */
    private static boolean hasHost(RoutingContext request) {
        HostAndPort host = request.request().authority();
        return host == null
                ? String.valueOf(request.request().path()).startsWith("/q/")
                : HOST.matcher(host.host()).matches();
    }

    /**
     * Without a length only counting tells how much there is; forms are counted as they are read.
     */
    private static boolean comesInPieces(RoutingContext request) {
        return request.request().getHeader("Content-Length") == null
                && request.request().getHeader("Transfer-Encoding") != null
                && !isForm(request)
                && !typeOf(request).startsWith("multipart/");
    }

    private static boolean isJson(RoutingContext request) {
        return typeOf(request).contains("json");
    }

    private static boolean isForm(RoutingContext request) {
        return typeOf(request).startsWith("application/x-www-form-urlencoded");
    }

    private static String typeOf(RoutingContext request) {
        String type = String.valueOf(request.request().getHeader("Content-Type"));
        return type.toLowerCase(Locale.ROOT);
    }

    private static long bodyBytes(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        return length == null || length.length() > 18 ? 0 : Long.parseLong(length);
    }

    private static long headerBytes(RoutingContext request) {
        return request.request().headers().entries().stream()
                .mapToLong(header -> header.getKey().length() + header.getValue().length() + 4L)
                .sum();
    }

    /** In the reader's language, which is known only within a request that is active. */
    private void refuse(RoutingContext request, int status, Sentence detail) {
        refuse(request, status, TOO_LARGE, detail);
    }

    private void refuse(RoutingContext request, int status, Sentence title, Sentence detail) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        current.setCurrent(request);
        problems.answer(request, status, title, detail)
                .eventually(context::terminate)
                .subscribe()
                .with(answer -> write(request, answer), request::fail);
    }

    private void refuse(RoutingContext request, Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        write(request, answer.build());
    }

    /** Lets the rest of what is being sent run dry: a browser reads the answer only after that. */
    private void write(RoutingContext request, Response answer) {
        HttpServerResponse response = request.response();
        response.setStatusCode(answer.getStatus())
                .putHeader("Content-Type", answer.getMediaType().toString())
                .end(text(answer.getEntity()));
        request.request().resume();
    }

    private String text(Object entity) {
        try {
            return entity instanceof String page ? page : mapper.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
