package dev.lectern.nodes;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One node of an installation, as a process of its own, and what is asked of it. */
final class Node implements AutoCloseable {
    static final String KEY = "lk_nodes-program-admin-key-0123456789";

    private final int port;
    private final ProcessBuilder command;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    Node(Path jar, int port, int database, int redis, Path data) {
        this.port = port;
        this.command =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx400m",
                                "-jar",
                                jar.toAbsolutePath().toString()));
        Map<String, String> settings = command.environment();
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("LECTERN_DATA", data.resolve("node-" + port).toString());
        settings.put("LECTERN_RECORDINGS", data.resolve("recordings").toString());
        settings.put("LECTERN_SECRET", "nodes-program-secret-nodes-program-secret");
        settings.put("LECTERN_DATABASE_URL", "postgresql://127.0.0.1:" + database + "/postgres");
        settings.put("LECTERN_DATABASE_USER", "postgres");
        settings.put("LECTERN_DATABASE_PASSWORD", "postgres");
        settings.put("LECTERN_REDIS_URL", "redis://127.0.0.1:" + redis);
        settings.put("LECTERN_NODE_URL", url());
        settings.put("LECTERN_MEDIA_PORT", Integer.toString(port + 1));
        settings.put("LECTERN_MEDIA_ADDRESSES", "127.0.0.1");
        settings.put("LECTERN_SETUP_EMAIL", "nodes@example.org");
        settings.put("LECTERN_SETUP_PASSWORD", "a lectern of oak and brass");
        settings.put("LECTERN_SETUP_API_KEY", KEY);
        File log = data.resolve("node-" + port + ".txt").toFile();
        command.redirectErrorStream(true).redirectOutput(log);
        System.out.println("a node writes to " + log);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int mediaPort() {
        return port + 1;
    }

    Node start() throws IOException {
        process = command.start();
        return this;
    }

    boolean isReady() throws InterruptedException {
        if (!process.isAlive()) throw new IllegalStateException("the node ended; see its log");
        try {
            HttpRequest question =
                    HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A question in JSON to the API, which must be answered well. */
    JsonObject api(String method, String path, JsonObject body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(method, "/api/v1" + path, KEY, "application/json", body.encode());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isBlank() ? new JsonObject() : new JsonObject(answer.body());
    }

    HttpResponse<String> send(String method, String path, String token, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return http.send(request, BodyHandlers.ofString());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (process != null) process.destroyForcibly();
    }
}
