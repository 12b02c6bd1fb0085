package dev.lectern.call.builtin.home;

import dev.lectern.kit.limit.ClientAddress;
import dev.lectern.kit.web.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands requests for media on to the node that is their home, whoever was asked. What comes from
 * another node is answered here whatever happens, so nothing ever goes round in circles. Cookies
 * stay here; of the answer only what WHIP, WHEP and HLS need comes back.
 */
@ApplicationScoped
class HomeDoor {
    static final String CLIENT = "Lectern-Client";
    private static final Logger LOG = Logger.getLogger(HomeDoor.class);
    private static final int AFTER_ORIGINS = 40;
    private static final Pattern MEDIA =
            Pattern.compile(
                    "/call/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?:whip|whep|hls)(?:/.*)?");
    private static final List<String> ASKED =
            List.of(
                    "Authorization",
                    "Content-Type",
                    "If-Match",
                    "If-None-Match",
                    "Accept",
                    "Range");
    private static final List<String> ANSWERED =
            List.of(
                    "Content-Type",
                    "Content-Length",
                    "Content-Range",
                    "Accept-Ranges",
                    "Cache-Control",
                    "Location",
                    "ETag",
                    "Link",
                    "Retry-After",
                    "WWW-Authenticate",
                    "Accept-Patch");

    private final Homes homes;
    private final NodeKey key;
    private final NodeClient nodes;

    HomeDoor(Homes homes, NodeKey key, NodeClient nodes) {
        this.homes = homes;
        this.key = key;
        this.nodes = nodes;
    }

    void register(@Observes Filters filters) {
        filters.register(this::route, AFTER_ORIGINS);
    }

    private void route(RoutingContext request) {
        Matcher path = MEDIA.matcher(request.normalizedPath());
        if (!path.matches() || request.request().method() == HttpMethod.OPTIONS) {
            request.next();
            return;
        }
        UUID occurrence = UUID.fromString(path.group(1));
        if (key.opens(
                occurrence, NodeKey.Use.HANDED_ON, request.request().getHeader(NodeKey.HEADER))) {
            ClientAddress.set(request, request.request().getHeader(CLIENT));
            request.next();
        } else if (homes.isHere(occurrence)) {
            request.next();
        } else {
            look(request, occurrence);
        }
    }

    private void look(RoutingContext request, UUID occurrence) {
        request.request().pause();
        homes.find(occurrence)
                .subscribe()
                .with(found -> found(request, found), failure -> failed(request, failure));
    }

    private void found(RoutingContext request, Optional<Home> found) {
        Optional<Home> elsewhere = found.filter(home -> !homes.isHere(home));
        if (elsewhere.isEmpty()) {
            request.request().resume();
            request.next();
            return;
        }
        Home home = elsewhere.get();
        nodes.request(home, NodeKey.Use.HANDED_ON, request.request().method(), address(request))
                .compose(onward -> send(request, onward))
                .compose(answer -> answer(answer, request.response()))
                .onFailure(failure -> failed(request, failure));
    }

    private static String address(RoutingContext request) {
        String query = request.request().query();
        return request.normalizedPath() + (query == null ? "" : "?" + query);
    }

    /** What a guard before us had to read whole cannot be read again. */
    private static Future<HttpClientResponse> send(RoutingContext request, HttpClientRequest on) {
        HttpServerRequest asked = request.request();
        @Nullable Buffer whole = request.body().buffer();
        copy(ASKED, asked.headers(), on.headers());
        @Nullable String client = ClientAddress.of(request);
        if (client != null) {
            on.putHeader(CLIENT, client);
        }
        return whole == null ? on.send(asked) : on.send(whole);
    }

    private static Future<Void> answer(HttpClientResponse theirs, HttpServerResponse ours) {
        ours.setStatusCode(theirs.statusCode());
        copy(ANSWERED, theirs.headers(), ours.headers());
        ours.setChunked(theirs.headers().contains("Transfer-Encoding"));
        return theirs.pipeTo(ours);
    }

    private static void copy(List<String> names, MultiMap from, MultiMap to) {
        for (String name : names) {
            List<String> values = from.getAll(name);
            if (!values.isEmpty()) {
                to.set(name, values);
            }
        }
    }

    private static void failed(RoutingContext request, Throwable failure) {
        LOG.debugf("A home does not answer: %s", failure.toString());
        if (request.response().headWritten()) {
            request.response().reset();
            return;
        }
        request.request().resume();
        request.response()
                .setStatusCode(503)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Retry-After", "1")
                .end(
                        Json.encode(
                                Problem.of(
                                        503,
                                        "Service Unavailable",
                                        "The video room is moving to another machine; try again in"
                                                + " a moment.")));
    }
}
