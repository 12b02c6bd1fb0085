package dev.lectern.nodes;

import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.load.LoadClient;
import dev.lectern.sfu.load.Microphone;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Two nodes on one database: publish on the first, watch through the second, give orders through
 * the second, kill the first, land on the second. Arguments: {@code --port 7950 --jar …}. Ends with
 * status 1 if any of it does not hold, and with 0 and a word where there is no Redis to run.
 */
public final class NodesProgram {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventLoopGroup group = new EpollEventLoopGroup(1);
    private final Handshakes handshakes = new Handshakes(4);
    private final Node first;
    private final Node second;
    private final Path recordings;
    private String webinar = "";
    private String call = "";

    private NodesProgram(Node first, Node second, Path recordings) {
        this.first = first;
        this.second = second;
        this.recordings = recordings;
    }

    public static void main(String... arguments) throws Exception {
        List<String> given = List.of(arguments);
        int port = Integer.parseInt(argument(given, "--port", "7950"));
        Path jar = Path.of(argument(given, "--jar", "target/quarkus-app/quarkus-run.jar"));
        if (!hasRedis()) {
            System.out.println("skipped: redis-server is not installed here");
            return;
        }
        run(port, jar);
        System.exit(0);
    }

    private static boolean hasRedis() throws InterruptedException {
        try {
            return new ProcessBuilder("redis-server", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static void run(int port, Path jar) throws Exception {
        Path data = Files.createTempDirectory("nodes");
        int redisPort = port + 9;
        Process redis =
                new ProcessBuilder(
                                "redis-server",
                                "--port",
                                Integer.toString(redisPort),
                                "--bind",
                                "127.0.0.1",
                                "--save",
                                "")
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolve("redis.txt").toFile())
                        .start();
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                Node first = new Node(jar, port, database.getPort(), redisPort, data).start()) {
            ready(first);
            try (Node second =
                    new Node(jar, port + 2, database.getPort(), redisPort, data).start()) {
                ready(second);
                new NodesProgram(first, second, data.resolve("recordings")).run();
            }
        } finally {
            redis.destroy();
        }
    }

    private static void ready(Node node) {
        await().atMost(Duration.ofMinutes(2)).until(node::isReady);
    }

    private void run() throws Exception {
        make();
        String host = grant("host");
        String guest = grant("attendee");

        LoadClient publisher = open(first, "whip", host, true);
        try (Microphone microphone = new Microphone(group, publisher)) {
            LoadClient viewer = open(second, "whep", guest, false);
            await().atMost(PATIENCE).until(() -> viewer.sounds() > 50);
            say("published on the first node, watched through the second");

            await().atMost(PATIENCE).until(() -> parts() == 1);
            say("it is recorded into the directory that both share");
            moveAPlace();
        }

        first.kill();
        long killed = System.nanoTime();
        LoadClient again = landing("whip", host, true);
        try (Microphone microphone = new Microphone(group, again)) {
            LoadClient viewer = landing("whep", guest, false);
            await().atMost(PATIENCE).until(() -> viewer.sounds() > 50);
            say(
                    "the home was killed; both landed on the second node after %.1f s"
                            .formatted((System.nanoTime() - killed) / 1e9));
            await().atMost(PATIENCE).until(() -> parts() == 2);
            say("the recording goes on there as a second part");

            second.api("POST", "/webinars/" + webinar + "/stop", new JsonObject());
            await().atMost(PATIENCE).until(() -> viewer.isClosed() && again.isClosed());
            say("ending the webinar ended both connections");
        }
    }

    private void make() throws Exception {
        JsonObject made =
                first.api(
                        "POST",
                        "/webinars",
                        new JsonObject()
                                .put("title", "Two nodes")
                                .put("startsAt", Instant.now().plusSeconds(600).toString())
                                .put("timezone", "UTC")
                                .put("durationMinutes", 30)
                                .put("policy", new JsonObject().put("recording", "auto"))
                                .put("publish", true));
        webinar = made.getString("id");
        call = made.getJsonArray("occurrences").getJsonObject(0).getString("id");
        first.api("POST", "/webinars/" + webinar + "/start", new JsonObject());
    }

    private String grant(String role) throws Exception {
        return second.api(
                        "POST",
                        "/webinars/" + webinar + "/grants",
                        new JsonObject().put("role", role).put("name", role))
                .getString("token");
    }

    /** A link's one live place, taken through the one node and then through the other. */
    private void moveAPlace() throws Exception {
        JsonObject wish = new JsonObject().put("email", "carol@example.org").put("name", "Carol");
        String link =
                first.api("POST", "/webinars/" + webinar + "/registrations", wish)
                        .getString("joinUrl")
                        .replaceAll(".*/join/", "/join/");
        String phone = stream(first.api("POST", link + "/grant", new JsonObject()));
        await().atMost(PATIENCE).until(() -> seen(first, phone) == 200);
        await().atMost(PATIENCE).until(() -> seen(second, phone) == 200);

        String tablet = stream(second.api("POST", link + "/grant", new JsonObject()));

        if (seen(first, phone) != 403 || seen(second, phone) != 403) {
            throw new IllegalStateException("the link has two live places");
        }
        await().atMost(PATIENCE).until(() -> seen(first, tablet) == 200);
        say("a link's live place was taken through the second node, and both shut the former out");
    }

    private static String stream(JsonObject grant) {
        return grant.getString("hls").replaceAll("https?://[^/]+", "");
    }

    private static int seen(Node node, String path) throws IOException, InterruptedException {
        return node.send("GET", path, "", "text/plain", "").statusCode();
    }

    private LoadClient open(Node node, String kind, String token, boolean sends) throws Exception {
        LoadClient client = new LoadClient(handshakes);
        HttpResponse<String> answer = post(node, kind, token, client.offerWithSound(sends));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(kind + ": " + answer.statusCode() + answer.body());
        }
        connect(client, answer.body());
        return client;
    }

    /** As players do: again every second until there is a place. */
    private LoadClient landing(String kind, String token, boolean sends) throws Exception {
        LoadClient client = new LoadClient(handshakes);
        String offer = client.offerWithSound(sends);
        String[] answer = new String[1];
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            HttpResponse<String> said = post(second, kind, token, offer);
                            answer[0] = said.body();
                            return said.statusCode() == 201;
                        });
        connect(client, answer[0]);
        return client;
    }

    private HttpResponse<String> post(Node node, String kind, String token, String offer)
            throws IOException, InterruptedException {
        return node.send("POST", "/call/" + call + "/" + kind, token, "application/sdp", offer);
    }

    private void connect(LoadClient client, String answer) throws Exception {
        String port = answer.replaceAll("(?s).*a=candidate:\\S+ 1 udp \\d+ \\S+ (\\d+) .*", "$1");
        InetAddress here = InetAddress.getLoopbackAddress();
        client.connect(group, new InetSocketAddress(here, Integer.parseInt(port)), answer);
        client.opened().get(10, TimeUnit.SECONDS);
    }

    /** How many recordings of the call there are in the shared directory, whole or under way. */
    private long parts() throws IOException {
        try (Stream<Path> all = Files.walk(recordings, 3)) {
            return all.filter(one -> one.getFileName().toString().startsWith("programme")).count();
        }
    }

    private static void say(String what) {
        System.out.println("✓ " + what);
    }

    private static String argument(List<String> given, String name, String otherwise) {
        int at = given.indexOf(name);
        return at < 0 || at + 1 >= given.size() ? otherwise : given.get(at + 1);
    }
}
