package dev.lectern.sfu;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lectern.sfu.sdp.BadOffer;
import dev.lectern.world.LossyNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** An engine with one room behind the least HTTP that a browser needs to publish and watch. */
final class EngineOverHttp implements AutoCloseable, RoomListener {
    final Engine engine;
    final Room room;
    final Map<String, List<SlotView>> slots = new ConcurrentHashMap<>();
    final Map<String, String> sessions = new ConcurrentHashMap<>();
    volatile Path files;

    /** Between the engine and whoever comes from now on; null for none. */
    volatile LossyNetwork network;

    volatile String speaker = "";
    private final HttpServer http;

    EngineOverHttp(EngineConfig config) throws IOException {
        this(config, InetAddress.getLoopbackAddress());
    }

    EngineOverHttp(EngineConfig config, InetAddress here) throws IOException {
        engine = Engine.start(config);
        room = engine.room("room", this);
        http = HttpServer.create(new InetSocketAddress(here, 0), 50);
        http.setExecutor(Executors.newFixedThreadPool(4));
        http.createContext("/", this::page);
        http.createContext("/whip", exchange -> answer(exchange, true));
        http.createContext("/whep", exchange -> answer(exchange, false));
        http.createContext("/file/", this::file);
        http.createContext("/hls/", this::stream);
        http.createContext("/scripts/", this::script);
        http.createContext("/session/", this::session);
        http.start();
    }

    String url() {
        InetAddress here = http.getAddress().getAddress();
        String host = here.isLoopbackAddress() ? "localhost" : here.getHostAddress();
        return "http://" + host + ":" + http.getAddress().getPort() + "/";
    }

    private void page(HttpExchange exchange) throws IOException {
        try (var in = EngineOverHttp.class.getResourceAsStream("browser.html")) {
            byte[] html = in.readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
        } finally {
            exchange.close();
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        byte[] bytes =
                Files.readAllBytes(files.resolve(exchange.getRequestURI().getPath().substring(6)));
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        Broadcast broadcast = room.broadcast(Set.of(Kind.values()));
        broadcast.wanted();
        broadcast.playlist().begun().toCompletableFuture().join();
        String name = exchange.getRequestURI().getPath().substring(5);
        if (name.equals("p.m3u8")) {
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.apple.mpegurl");
            respond(exchange, 200, broadcast.playlist().text());
            return;
        }
        byte[] bytes = broadcast.playlist().file(name).orElse(new byte[0]);
        exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void script(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(9);
        byte[] bytes = Files.readAllBytes(Path.of("src/main/webui/node_modules").resolve(name));
        exchange.getResponseHeaders().add("Content-Type", "text/javascript");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void answer(HttpExchange exchange, boolean publish) throws IOException {
        String offer = body(exchange);
        String query = exchange.getRequestURI().getQuery();
        String person =
                query == null ? "someone" : query.replaceAll(".*person=([a-z0-9]+).*", "$1");
        boolean screen = query != null && query.contains("source=screen");
        try {
            Session session =
                    publish
                            ? room.publish(
                                    Publish.of(
                                            person, screen ? Source.SCREEN : Source.CAMERA, offer))
                            : room.watch(
                                    new Watch(
                                            person,
                                            query.contains("backstage")
                                                    ? Seat.STAGE
                                                    : Seat.AUDIENCE,
                                            offer));
            sessions.put(person, session.id());
            exchange.getResponseHeaders().add("Location", "/session/" + session.id());
            LossyNetwork between = network;
            String answer = session.answer();
            respond(exchange, 201, between == null ? answer : between.instead(answer));
        } catch (BadOffer | Full refused) {
            respond(exchange, 400, refused.getMessage());
        }
    }

    private void session(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Session session = engine.session(path.substring(path.lastIndexOf('/') + 1));
        if (session == null) {
            respond(exchange, 404, "");
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            session.close();
            respond(exchange, 200, "");
        } else {
            respond(exchange, 200, session.patch(body(exchange)).orElse(""));
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void slots(String person, String session, List<SlotView> now) {
        slots.put(person, now);
    }

    @Override
    public void speaking(String person) {
        speaker = person;
    }

    @Override
    public void close() {
        http.stop(0);
        engine.close();
    }
}
