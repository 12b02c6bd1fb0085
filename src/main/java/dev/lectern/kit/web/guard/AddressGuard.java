package dev.lectern.kit.web.guard;

import dev.lectern.kit.web.Paths;
import dev.lectern.kit.web.RequestOrder;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Turns away addresses that no honest client asks for, before anything looks at them.
 *
 * <p>Path parameters ({@code ;x}) and encoded slashes would let one address pass for another where
 * permissions go by path.
 */
class AddressGuard {
    private static final Pattern TRICK =
            Pattern.compile(
                    ";|%3b|%2f|%5c|%00|\\\\|//|/\\.\\.?(/|$)|%2e", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+]?");
    private static final int LONGEST = 8 * 1024;
    private static final Sentence ODD = Sentence.of("Bad address", "Unbrauchbare Adresse");
    private static final Sentence TRICKY =
            Sentence.of(
                    "This address is written in a way that is not taken here.",
                    "Diese Adresse ist auf eine Weise geschrieben, die hier nicht angenommen"
                            + " wird.");
    private static final Sentence LONG_TITLE = Sentence.of("Too long", "Zu lang");
    private static final Sentence LONG =
            Sentence.of(
                    "Send an address of at most 8 KB; what is longer belongs into the body.",
                    "Senden Sie eine Adresse von höchstens 8 KB; was länger ist, gehört in den"
                            + " Inhalt.");
    private static final Sentence HOST_TITLE = Sentence.of("Which host?", "Welcher Host?");
    private static final Sentence NO_HOST =
            Sentence.of(
                    "Send a Host header with the name of this site.",
                    "Senden Sie eine Host-Zeile mit dem Namen dieser Seite.");

    private final EarlyAnswer answer;

    AddressGuard(EarlyAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(AddressGuard::mend, RequestOrder.ADDRESS);
        filters.register(this::check, RequestOrder.GUARD + 1);
    }

    /**
     * Newsletters append what they count by, and write a percent sign as it is: that keeps nobody
     * from a page. Before everything else, since a mended request begins anew.
     */
    private static void mend(RoutingContext request) {
        HttpServerRequest asked = request.request();
        String path = String.valueOf(asked.path());
        String query = asked.query();
        String mended = query == null ? null : Escapes.mended(query);
        if (mended == null || mended.equals(query) || Paths.isForPrograms(path)) {
            request.next();
        } else {
            request.reroute(asked.method(), path + "?" + mended);
        }
    }

    /** The server turns away who names no host before any filter is asked. */
    void register(@Observes Router router) {
        router.route()
                .order(Integer.MIN_VALUE)
                .failureHandler(
                        request -> {
                            if (namesNoHost(request)) {
                                answer.refuse(request, 400, HOST_TITLE, NO_HOST);
                            } else {
                                request.next();
                            }
                        });
    }

    private void check(RoutingContext request) {
        if (request.request().uri().length() > LONGEST) {
            answer.refuse(request, 414, LONG_TITLE, LONG);
        } else if (TRICK.matcher(String.valueOf(request.request().path())).find()) {
            answer.refuse(request, 400, ODD, TRICKY);
        } else if (!Escapes.areRightIn(request.request().uri())) {
            answer.refuse(request, 400, ODD, Escapes.wordsFor(request.request().uri()));
        } else if (!hasHost(request)) {
            answer.refuse(request, 400, HOST_TITLE, NO_HOST);
        } else {
            request.next();
        }
    }

    /** Else it would tell its own exception. */
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
}
