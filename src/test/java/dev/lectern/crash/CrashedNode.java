package dev.lectern.crash;

import dev.lectern.call.stream.StreamStub;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application as a process of its own, to be killed without a word. */
class CrashedNode {
    static final String KEY = "lk_crash-program-admin-key-0123456789";
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final ProcessBuilder command;
    private final List<String> start;
    private final Path known;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    CrashedNode(Path jar, int port, int databasePort, StreamStub provider, Path data)
            throws IOException {
        this.port = port;
        this.known = data.resolve("classes.jsa");
        this.start =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        classPath(jar.getParent()),
                        "dev.lectern.Lectern");
        this.command = new ProcessBuilder(start);
        Map<String, String> settings = command.environment();
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("LECTERN_DATA", data.toString());
        settings.put("LECTERN_SECRET", "crash-program-secret-crash-program-secret");
        settings.put(
                "LECTERN_DATABASE_URL", "postgresql://127.0.0.1:" + databasePort + "/postgres");
        settings.put("LECTERN_DATABASE_USER", "postgres");
        settings.put("LECTERN_DATABASE_PASSWORD", "postgres");
        settings.put("LECTERN_SETUP_EMAIL", "crash@example.org");
        settings.put("LECTERN_SETUP_PASSWORD", "a lectern of oak and brass");
        settings.put("LECTERN_SETUP_API_KEY", KEY);
        settings.put("LECTERN_MEDIA_PORT", Integer.toString(port + 1));
        settings.put("LECTERN_PROVIDER", "stream");
        settings.put("LECTERN_STREAM_URL", provider.url());
        settings.put("LECTERN_STREAM_API_KEY", StreamStub.KEY);
        settings.put("LECTERN_STREAM_SECRET", StreamStub.SECRET);
        settings.put("LECTERN_CALL_HOLD", "25S");
        settings.put("LECTERN_WORK_LEASE", "5s");
        File log = data.resolve("log.txt").toFile();
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        System.out.println("the application writes to " + log);
    }

    /** One more setting of its environment, before it starts. */
    CrashedNode with(String name, String value) {
        command.environment().put(name, value);
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void start() throws IOException {
        start(Files.exists(known) ? "-XX:SharedArchiveFile=" + known : "-Xshare:auto");
    }

    /**
     * Lives once to the end and keeps which classes it met, read and checked: those that are killed
     * come up in a fraction of the time, as the same application.
     */
    void rehearse(Life life) throws Exception {
        start("-XX:ArchiveClassesAtExit=" + known);
        awaitReady();
        life.live();
        process.destroy();
        process.waitFor();
    }

    /** What is done with it while it lives. */
    interface Life {
        void live() throws Exception;
    }

    private void start(String sharing) throws IOException {
        List<String> line = new ArrayList<>(start);
        line.add(1, sharing);
        process = command.command(line).start();
    }

    /** What the runnable jar loads, in its order: what Quarkus rewrote goes before what it read. */
    private static String classPath(Path application) throws IOException {
        List<Path> jars =
                new ArrayList<>(List.of(application.resolve("quarkus/transformed-bytecode.jar")));
        for (String folder : List.of("quarkus", "app", "lib/boot", "lib/main")) {
            try (Stream<Path> found = Files.list(application.resolve(folder))) {
                found.filter(one -> one.toString().endsWith(".jar")).sorted().forEach(jars::add);
            }
        }
        return jars.stream()
                .map(jar -> jar.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            if (outlive(GLANCE) || System.nanoTime() > deadline) {
                throw new IllegalStateException("The application did not start; see its log.");
            }
        }
    }

    private boolean isReady() throws InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Lets it live so long; true if it died by itself before. */
    boolean outlive(Duration life) throws InterruptedException {
        return process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
