package dev.lectern.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Lectern as people run it: the packaged application, started with nothing but a port, an empty
 * directory and a first person. Gone with everything it wrote when closed.
 */
final class Packaged implements AutoCloseable {
    static final String EMAIL = "alice@example.org";
    static final String PASSWORD = "a lectern of oak and brass";
    private static final String KEY = "journey-key-0123456789abcdef";
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path data;
    private final URI home;
    private final int mediaPort;

    private Packaged(Process process, Path data, URI home, int mediaPort) {
        this.process = process;
        this.data = data;
        this.home = home;
        this.mediaPort = mediaPort;
    }

    /** With these settings beside the usual. */
    static Packaged start(Map<String, String> settings) {
        if (!Files.isRegularFile(JAR)) {
            throw new IllegalStateException("First build it: mvn package -DskipTests");
        }
        try {
            Path data = Files.createTempDirectory("lectern-journey");
            int port = freePort();
            ProcessBuilder command = process(data, port);
            command.environment().putAll(settings);
            Process process = command.start();
            URI home = URI.create("http://localhost:" + port + "/");
            String media = command.environment().get("LECTERN_MEDIA_PORT");
            Packaged running = new Packaged(process, data, home, Integer.parseInt(media));
            await().atMost(PATIENCE).until(running::isReady);
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder process(Path data, int port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-Xmx600m", "-jar", JAR.toString());
        builder.environment()
                .putAll(
                        Map.of(
                                "QUARKUS_HTTP_PORT",
                                String.valueOf(port),
                                "QUARKUS_HTTP_HOST",
                                "127.0.0.1",
                                "LECTERN_DATA",
                                data.resolve("data").toString(),
                                "LECTERN_MEDIA_PORT",
                                String.valueOf(freePort()),
                                "LECTERN_MEDIA_ADDRESSES",
                                "127.0.0.1",
                                "LECTERN_MEDIA_MAX_LATENESS",
                                "1h",
                                "LECTERN_SETUP_EMAIL",
                                EMAIL,
                                "LECTERN_SETUP_PASSWORD",
                                PASSWORD,
                                "LECTERN_SETUP_API_KEY",
                                KEY));
        return builder.redirectErrorStream(true).redirectOutput(data.resolve("log").toFile());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("It did not start: " + log());
        }
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    String log() {
        try {
            return Files.readString(data.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String path) {
        return home.resolve(path).toString();
    }

    int mediaPort() {
        return mediaPort;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(home.resolve(path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
