package dev.lectern.call.builtin.home;

import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Speaks to another node: orders in JSON, and whatever a client asked, handed on. */
@ApplicationScoped
public class NodeClient {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 5_000;
    private static final int CONNECTIONS_TO_A_NODE = 50;
    private static final int WAITING_FOR_ONE = 2_000;

    private final HttpClient http;
    private final NodeKey key;

    NodeClient(Vertx vertx, NodeKey key) {
        this.key = key;
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(CONNECT_MILLIS)
                                .setMaxPoolSize(CONNECTIONS_TO_A_NODE)
                                .setMaxWaitQueueSize(WAITING_FOR_ONE));
    }

    /** Tells the home to do something with its media; answers what it says. */
    public Uni<JsonObject> order(Home home, JsonObject order) {
        String path = "/call/" + home.occurrence() + "/home";
        Future<JsonObject> answer =
                request(home, NodeKey.Use.ORDER, HttpMethod.POST, path)
                        .compose(
                                request -> {
                                    request.putHeader("Content-Type", "application/json");
                                    return request.send(order.toBuffer());
                                })
                        .compose(NodeClient::answer);
        return Uni.createFrom()
                .completionStage(answer.toCompletionStage())
                .onFailure(failure -> !(failure instanceof ProviderFailed))
                .transform(failure -> unreachable());
    }

    /** Whether another node of ours ordered something about this call of this node. */
    public boolean isOrder(UUID occurrence, RoutingContext request) {
        return key.opens(
                occurrence, NodeKey.Use.ORDER, request.request().getHeader(NodeKey.HEADER));
    }

    private static Future<JsonObject> answer(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body().map(body -> body.toJsonObject())
                : Future.failedFuture(unreachable());
    }

    private static ProviderFailed unreachable() {
        return ProviderFailed.forNow(
                "builtin",
                Sentence.of(
                        "The video room is moving to another machine; try again in a moment.",
                        "Der Videoraum zieht auf einen anderen Rechner um; versuchen Sie es"
                                + " gleich noch einmal."));
    }

    /** A request to the home, with our key in it and nothing else yet. */
    Future<HttpClientRequest> request(Home home, NodeKey.Use use, HttpMethod method, String path) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(method)
                        .setAbsoluteURI(home.url() + path)
                        .setFollowRedirects(false)
                        .setTimeout(ANSWER_MILLIS);
        return http.request(options)
                .map(request -> request.putHeader(NodeKey.HEADER, key.to(home, use)));
    }
}
