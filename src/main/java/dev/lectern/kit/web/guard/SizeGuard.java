package dev.lectern.kit.web.guard;

import dev.lectern.kit.web.RequestOrder;
import dev.lectern.kit.web.Sentence;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * Turns away headers and bodies that are larger than anybody needs. Quarkus has limits of its own
 * behind these, which answer without a word.
 */
class SizeGuard {
    private static final long HEADER_BYTES = 16 * 1024;
    private static final Sentence TOO_LARGE = Sentence.of("Too large", "Zu groß");
    private static final Limit BODY =
            new Limit(
                    20 * 1024 * 1024,
                    Sentence.of(
                            "Send at most 20 MB at once: a smaller file, or several.",
                            "Senden Sie höchstens 20 MB auf einmal: eine kleinere Datei oder mehrere."));
    private static final Limit FORM =
            new Limit(
                    1024 * 1024,
                    Sentence.of(
                            "This is more than the form takes: 1 MB in all, 128 KB in a field. Shorten it"
                                    + " and send it again.",
                            "Das ist mehr, als das Formular fasst: 1 MB im Ganzen, 128 KB in einem Feld."
                                    + " Kürzen Sie es und senden Sie es noch einmal."));
    private static final Limit JSON =
            new Limit(
                    2_000_000,
                    Sentence.of(
                            "Send at most 2 MB of JSON at once.",
                            "Senden Sie höchstens 2 MB JSON auf einmal."));
    private static final Sentence HEADERS =
            Sentence.of(
                    "Send at most 16 KB of headers; deleting this site's cookies helps a browser.",
                    "Senden Sie höchstens 16 KB an Kopfzeilen; im Browser hilft es, die Cookies"
                            + " dieser Seite zu löschen.");

    /** How large a body of a kind may be, and what is said to a larger one. */
    private record Limit(long bytes, Sentence words) {}

    private final EarlyAnswer answer;

    SizeGuard(EarlyAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, RequestOrder.GUARD);
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
                            if (!isForm(request) || request.request().isEnded()) {
                                request.next();
                            } else if (!request.response().ended()) {
                                request.request().handler(rest -> {});
                                answer.refuse(request, 413, TOO_LARGE, FORM.words());
                            }
                        });
    }

    private void check(RoutingContext request) {
        Limit most = limitOf(request);
        if (headerBytes(request) > HEADER_BYTES) {
            answer.refuse(request, 431, TOO_LARGE, HEADERS);
        } else if (bodyBytes(request) > most.bytes()) {
            answer.refuse(request, 413, TOO_LARGE, most.words());
        } else if (comesInPieces(request)) {
            Pieces.of(request, most.bytes())
                    .read(
                            request::next,
                            () -> answer.refuse(request, 413, TOO_LARGE, most.words()));
        } else {
            request.next();
        }
    }

    private static Limit limitOf(RoutingContext request) {
        if (typeOf(request).contains("json")) {
            return JSON;
        }
        return isForm(request) ? FORM : BODY;
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
}
