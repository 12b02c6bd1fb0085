package dev.lectern.room;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Somebody with a socket to a room, as a page has one. */
final class Talker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    private final WebSocketClient client;
    private final WebSocket socket;
    private volatile @Nullable Short closed;

    private Talker(WebSocketClient client, WebSocket socket) {
        this.client = client;
        this.socket = socket;
        socket.textMessageHandler(text -> heard.add(new JsonObject(text)));
        socket.closeHandler(gone -> closed = socket.closeStatusCode());
    }

    static Talker at(Vertx vertx, URI home, String occurrence) {
        WebSocketClient client = vertx.createWebSocketClient();
        WebSocket socket =
                client.connect(home.getPort(), home.getHost(), "/room/" + occurrence)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        return new Talker(client, socket);
    }

    Talker hello(String pass) {
        return say(new JsonObject().put("type", "hello").put("version", 1).put("pass", pass));
    }

    Talker say(JsonObject message) {
        socket.writeTextMessage(message.encode());
        return this;
    }

    Talker say(String type, int ref) {
        return say(new JsonObject().put("type", type).put("ref", ref));
    }

    JsonObject hears(String type) {
        await().atMost(PATIENCE).until(() -> last(type).isPresent());
        return last(type).orElseThrow();
    }

    /** The answer to a question, done or refused. */
    JsonObject answer(int ref) {
        await().atMost(PATIENCE).until(() -> byRef(ref).isPresent());
        return byRef(ref).orElseThrow();
    }

    int isClosed() {
        await().atMost(PATIENCE).until(() -> closed != null);
        return closed;
    }

    /** The server's words for it. */
    String closeReason() {
        isClosed();
        return socket.closeReason();
    }

    private Optional<JsonObject> byRef(int ref) {
        return heard.stream().filter(one -> one.getInteger("ref", 0) == ref).findFirst();
    }

    private Optional<JsonObject> last(String type) {
        return heard.stream()
                .filter(one -> type.equals(one.getString("type")))
                .reduce((one, later) -> later);
    }

    @Override
    public void close() {
        socket.close();
        client.close();
    }
}
