package dev.lectern.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lectern.world.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody's machine that hooks go to; it answers as it is told. */
class HookReceiver implements AutoCloseable {
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(200);
    private final HttpServer server;

    record Received(String body, Map<String, List<String>> headers) {}

    HookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(
                new Received(
                        new String(body, StandardCharsets.UTF_8),
                        Map.copyOf(exchange.getRequestHeaders())));
        exchange.sendResponseHeaders(answer.get(), -1);
        exchange.close();
    }

    List<Received> received() {
        return received;
    }

    void answerWith(int status) {
        answer.set(status);
    }

    /** Alice has it told of these kinds of events. */
    JsonObject hook(Person alice, String... events) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        return new JsonObject(
                alice.api()
                        .body(
                                new JsonObject()
                                        .put("url", url)
                                        .put("events", new JsonArray(List.of(events)))
                                        .encode())
                        .post("/api/v1/webhooks")
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString());
    }

    static String publish(Person alice) {
        return alice.api()
                .body(
                        "{\"title\": \"Told\", \"startsAt\": \"2030-01-01T10:00:00Z\", \"publish\":"
                                + " true}")
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
