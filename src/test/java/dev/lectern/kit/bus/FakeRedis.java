package dev.lectern.kit.bus;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** As much of Redis as a bus needs: PUBLISH, SUBSCRIBE and UNSUBSCRIBE, in RESP2. */
public final class FakeRedis implements AutoCloseable {
    private final Map<String, Set<NetSocket>> subscribers = new ConcurrentHashMap<>();
    private final Set<NetSocket> lines = ConcurrentHashMap.newKeySet();
    private final NetServer server;

    public FakeRedis(Vertx vertx) {
        server = vertx.createNetServer().connectHandler(this::greet);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    public String url() {
        return "redis://127.0.0.1:" + server.actualPort();
    }

    void cutAllLines() {
        lines.forEach(NetSocket::close);
    }

    /** A command comes as *n, then n times $length and the text, each on a line. */
    private void greet(NetSocket line) {
        lines.add(line);
        line.closeHandler(ignored -> forget(line));
        List<String> words = new ArrayList<>();
        int[] missing = {0};
        line.handler(
                RecordParser.newDelimited(
                        "\r\n",
                        record -> {
                            String text = record.toString();
                            if (text.startsWith("*") && missing[0] == 0) {
                                missing[0] = Integer.parseInt(text.substring(1));
                            } else if (!text.startsWith("$")) {
                                words.add(text);
                                if (words.size() == missing[0]) {
                                    obey(line, List.copyOf(words));
                                    words.clear();
                                    missing[0] = 0;
                                }
                            }
                        }));
    }

    private void forget(NetSocket line) {
        lines.remove(line);
        subscribers.values().forEach(them -> them.remove(line));
    }

    private void obey(NetSocket line, List<String> words) {
        switch (words.get(0).toUpperCase(Locale.ROOT)) {
            case "SUBSCRIBE" -> {
                on(words.get(1)).add(line);
                line.write(push("subscribe", words.get(1)) + ":1\r\n");
            }
            case "UNSUBSCRIBE" -> {
                on(words.get(1)).remove(line);
                line.write(push("unsubscribe", words.get(1)) + ":0\r\n");
            }
            case "PUBLISH" -> {
                Set<NetSocket> them = on(words.get(1));
                Buffer news = Buffer.buffer(push("message", words.get(1)) + bulk(words.get(2)));
                them.forEach(one -> one.write(news));
                line.write(":" + them.size() + "\r\n");
            }
            default -> line.write("+OK\r\n");
        }
    }

    private Set<NetSocket> on(String channel) {
        return subscribers.computeIfAbsent(channel, name -> ConcurrentHashMap.newKeySet());
    }

    private static String push(String kind, String channel) {
        return "*3\r\n" + bulk(kind) + bulk(channel);
    }

    private static String bulk(String text) {
        return "$" + Buffer.buffer(text).length() + "\r\n" + text + "\r\n";
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
