package dev.lectern.workspace.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An identity server that is there and takes no code; it signs nothing. */
public class IdentityServer implements QuarkusTestResourceLifecycleManager {
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("The tests' identity server did not start", e);
        }
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        answer("/.well-known/openid-configuration", 200, discovery(url));
        answer("/keys", 200, new JsonObject().put("keys", new JsonArray()));
        answer("/token", 400, new JsonObject().put("error", "invalid_grant"));
        server.start();
        return Map.of(
                "lectern.oidc.url", url,
                "lectern.oidc.client-id", "lectern",
                "lectern.oidc.client-secret", "the-secret-of-lectern");
    }

    private static JsonObject discovery(String url) {
        return new JsonObject()
                .put("issuer", url)
                .put("authorization_endpoint", url + "/authorize")
                .put("token_endpoint", url + "/token")
                .put("jwks_uri", url + "/keys");
    }

    private void answer(String path, int status, JsonObject body) {
        server.createContext(path, exchange -> send(exchange, status, body));
    }

    private static void send(HttpExchange exchange, int status, JsonObject body)
            throws IOException {
        byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
