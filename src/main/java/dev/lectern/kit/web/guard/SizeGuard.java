package dev.lectern.kit.web.guard;

import dev.lectern.kit.web.RequestOrder;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns away headers and bodies that are larger than anybody needs, or are none. Quarkus has limits
 * of its own behind these, which answer without a word or not at all.
 */
class SizeGuard {
    private static final long HEADER_BYTES = 16 * 1024;
    private static final Pattern TYPE = Pattern.compile("[^\\s/;]+/[^\\s/;]+\\s*(;.*)?");
    private static final Sentence TYPE_TITLE =
            Sentence.of("What kind of content?", "Welche Art von Inhalt?");
    private static final Sentence ODD_TYPE =
            Sentence.of(
                    "Name the kind of content as “application/json”.",
                    "Nennen Sie die Art des Inhalts wie „application/json“.");
    private static final Sentence BROKEN_TITLE =
            Sentence.of("This form cannot be read", "Dieses Formular ist nicht zu lesen");
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

    private void check(RoutingContext request) {
        Limit most = limitOf(request);
        if (headerBytes(request) > HEADER_BYTES) {
            answer.refuse(request, 431, TOO_LARGE, HEADERS);
        } else if (!hasReadableType(request)) {
            answer.refuse(request, 415, TYPE_TITLE, ODD_TYPE);
        } else if (bodyBytes(request) > most.bytes()) {
            answer.refuse(request, 413, TOO_LARGE, most.words());
        } else if (isForm(request)) {
            read(request, most, () -> checkForm(request));
        } else if (comesInPieces(request)) {
            read(request, most, request::next);
        } else {
            request.next();
        }
    }

    private void read(RoutingContext request, Limit most, Runnable whole) {
        Pieces.of(request, most.bytes())
                .read(whole, () -> answer.refuse(request, 413, TOO_LARGE, most.words()));
    }

    private void checkForm(RoutingContext request) {
        FormText form = FormText.of(request.body().buffer());
        if (form.isTooMuch()) {
            answer.refuse(request, 413, TOO_LARGE, FORM.words());
        } else if (form.isBroken()) {
            answer.refuse(request, 400, BROKEN_TITLE, Escapes.LONE_PERCENT);
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

    /** Without a length only counting tells how much there is. */
    private static boolean comesInPieces(RoutingContext request) {
        return request.request().getHeader("Content-Length") == null
                && request.request().getHeader("Transfer-Encoding") != null
                && !typeOf(request).startsWith("multipart/");
    }

    private static boolean hasReadableType(RoutingContext request) {
        String type = request.request().getHeader("Content-Type");
        return type == null || type.isBlank() || TYPE.matcher(type.strip()).matches();
    }

    /** What pages send, and anybody without an account may. */
    static boolean isFormOfAnyKind(RoutingContext request) {
        return isForm(request) || typeOf(request).startsWith("multipart/");
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
