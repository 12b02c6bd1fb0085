package dev.lectern.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody's machine that is told of everything: it keeps the ids of what it took, and every so
 * often it takes nothing.
 */
class CrashHooks implements AutoCloseable {
    private static final int REFUSED_OF_EACH = 20;

    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    CrashHooks() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean takes = asked.incrementAndGet() % REFUSED_OF_EACH != 0;
            if (takes) {
                taken.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            }
            exchange.sendResponseHeaders(takes ? 204 : 500, -1);
        }
    }

    /** What an installation must be told to send anything here. */
    Map<String, String> settings() {
        return Map.of("LECTERN_WEBHOOK_ALLOW", address());
    }

    /** Has an installation tell it of everything. */
    void subscribe(String installation) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(installation + "/api/v1/webhooks"))
                        .header("Authorization", "Bearer " + CrashedNode.KEY)
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        new JsonObject()
                                                .put("url", "http://" + address() + "/hook")
                                                .encode()))
                        .build();
        int status =
                HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
        if (status != 201) {
            throw new IllegalStateException("No webhook was made: " + status);
        }
    }

    boolean took(String delivery) {
        return taken.contains(delivery);
    }

    int taken() {
        return taken.size();
    }

    private String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
