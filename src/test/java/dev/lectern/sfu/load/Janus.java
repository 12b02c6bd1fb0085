package dev.lectern.sfu.load;

import io.netty.channel.EventLoopGroup;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Janus in a process of its own with one video room, spoken to by its HTTP interface. Its ICE
 * leaves loopback out, so it needs an address of the machine's; the packets stay inside all the
 * same.
 */
final class Janus implements AutoCloseable {
    private static final int ROOM = 1;
    private static final int PUBLISHER = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern CANDIDATE =
            Pattern.compile("a=candidate:\\S+ 1 udp \\d+ ([0-9.]+) (\\d+) typ host");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private Janus(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static Janus start() throws Exception {
        int port = freePort();
        Path settings = Files.createDirectories(Path.of("target", "janus").toAbsolutePath());
        Files.writeString(settings.resolve("janus.jcfg"), general());
        Files.writeString(
                settings.resolve("janus.transport.http.jcfg"),
                "general: { json = \"compact\"\n base_path = \"/janus\"\n http = true\n port = "
                        + port
                        + "\n ip = \"127.0.0.1\"\n https = false }\nadmin: { admin_http = false }\n");
        Files.writeString(
                settings.resolve("janus.plugin.videoroom.jcfg"),
                "room-1: { publishers = 1\n videocodec = \"vp8\"\n bitrate = 10000000 }\n");
        Process process =
                new ProcessBuilder("janus", "-F", settings.toString(), "-d", "3")
                        .redirectErrorStream(true)
                        .redirectOutput(settings.resolve("log").toFile())
                        .start();
        Janus janus = new Janus(process, "http://127.0.0.1:" + port + "/janus");
        janus.awaitStart();
        return janus;
    }

    /** One loop as the engine's, instead of a thread for each person, and nothing not needed. */
    private static String general() {
        return """
                general: { event_loops = 1
                 session_timeout = 0 }
                plugins: { disable = "libjanus_audiobridge.so,libjanus_duktape.so,\
                libjanus_echotest.so,libjanus_lua.so,libjanus_nosip.so,libjanus_recordplay.so,\
                libjanus_sip.so,libjanus_streaming.so,libjanus_textroom.so,\
                libjanus_videocall.so,libjanus_voicemail.so" }
                transports: { disable = "libjanus_mqtt.so,libjanus_nanomsg.so,\
                libjanus_pfunix.so,libjanus_rabbitmq.so,libjanus_websockets.so" }
                """;
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private void awaitStart() throws Exception {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                get("/info");
                return;
            } catch (ConnectException notYet) {
                if (System.nanoTime() > patience || !process.isAlive()) throw notYet;
                LockSupport.parkNanos(100_000_000L);
            }
        }
    }

    /** All threads of the process, in nanoseconds. */
    long processCpu() {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    void publish(LoadClient client, EventLoopGroup group) throws Exception {
        Handle handle = new Handle();
        handle.ask("join", new JsonObject().put("ptype", "publisher").put("id", PUBLISHER), null);
        String offer = told(client.offer(true, false));
        JsonObject answer = handle.ask("publish", new JsonObject(), jsep("offer", offer));
        connect(client, group, answer);
    }

    void watch(LoadClient client, EventLoopGroup group) throws Exception {
        Handle handle = new Handle();
        JsonObject offer =
                handle.ask(
                        "join",
                        new JsonObject().put("ptype", "subscriber").put("feed", PUBLISHER),
                        null);
        String answer = told(client.offer(false, false));
        handle.ask("start", new JsonObject(), jsep("answer", answer));
        connect(client, group, offer);
    }

    /** With what Janus wants to read: who says hello, and any address, for checks show the real. */
    private static String told(String description) {
        return description
                        .replace("a=mid:0\r\n", "a=mid:0\r\na=rtcp-mux\r\n")
                        .replace("a=setup:actpass", "a=setup:active")
                + "a=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\n"
                + "a=candidate:1 1 udp 2130706431 192.0.2.1 40000 typ host\r\n"
                + "a=end-of-candidates\r\n";
    }

    private static JsonObject jsep(String type, String description) {
        return new JsonObject().put("type", type).put("sdp", description);
    }

    private static void connect(LoadClient client, EventLoopGroup group, JsonObject event) {
        String theirs = event.getJsonObject("jsep").getString("sdp");
        Matcher found = CANDIDATE.matcher(theirs);
        if (!found.find()) throw new IllegalStateException("no address in " + theirs);
        int port = Integer.parseInt(found.group(2));
        client.connect(group, new InetSocketAddress(found.group(1), port), theirs);
    }

    private JsonObject get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build());
    }

    private JsonObject post(String path, JsonObject body) throws Exception {
        String text = body.put("transaction", "t").encode();
        return send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(text))
                        .build());
    }

    private JsonObject send(HttpRequest request) throws Exception {
        JsonObject said =
                new JsonObject(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        if ("error".equals(said.getString("janus"))) throw new IllegalStateException(said.encode());
        return said;
    }

    /** One person's session with the room. */
    private final class Handle {
        private final String session;
        private final String plugin;

        Handle() throws Exception {
            session = "/" + made(post("", new JsonObject().put("janus", "create")));
            JsonObject attach = new JsonObject().put("janus", "attach");
            plugin = "/" + made(post(session, attach.put("plugin", "janus.plugin.videoroom")));
        }

        private long made(JsonObject answer) {
            return answer.getJsonObject("data").getLong("id");
        }

        /** Asks, and waits for the event that answers. */
        JsonObject ask(String request, JsonObject body, JsonObject jsep) throws Exception {
            JsonObject message = new JsonObject().put("janus", "message");
            message.put("body", body.put("request", request).put("room", ROOM));
            if (jsep != null) message.put("jsep", jsep);
            post(session + plugin, message);
            while (true) {
                JsonObject event = get(session + "?maxev=1");
                if (!"event".equals(event.getString("janus"))) continue;
                JsonObject data = event.getJsonObject("plugindata").getJsonObject("data");
                if (data.containsKey("error")) throw new IllegalStateException(event.encode());
                return event;
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
