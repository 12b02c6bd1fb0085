package dev.lectern.crash;

import dev.lectern.call.stream.StreamStub;
import dev.lectern.kit.bus.FakeRedis;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has two nodes start a great many webinars that are due at the same second, and counts how often
 * each was started at its provider. Arguments: {@code --due 2000 --lead 100 --port 8520 --jar …}.
 */
public final class DueProgram {
    private static final int MAKERS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(75);
    private static final long GLANCE_MILLIS = 200;

    private DueProgram() {}

    public static void main(String... arguments) throws Exception {
        List<String> given = List.of(arguments);
        int due = Integer.parseInt(argument(given, "--due", "2000"));
        int lead = Integer.parseInt(argument(given, "--lead", "100"));
        int port = Integer.parseInt(argument(given, "--port", "8520"));
        Path jar = Path.of(argument(given, "--jar", "target/quarkus-app/quarkus-run.jar"));
        System.exit(run(due, Duration.ofSeconds(lead), port, jar) ? 0 : 1);
    }

    private static boolean run(int due, Duration lead, int port, Path jar) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                StreamStub provider = new StreamStub();
                FakeRedis redis = new FakeRedis(vertx)) {
            CrashedNode one = node(jar, port, database, provider, redis);
            CrashedNode other = node(jar, port + 10, database, provider, redis);
            one.start();
            one.awaitReady();
            other.start();
            other.awaitReady();
            try {
                return measured(due, lead, database, provider, List.of(one.url(), other.url()));
            } finally {
                one.kill();
                other.kill();
            }
        } finally {
            vertx.close();
        }
    }

    private static CrashedNode node(
            Path jar, int port, EmbeddedPostgres database, StreamStub provider, FakeRedis redis)
            throws IOException {
        Path data = Files.createTempDirectory("due");
        return new CrashedNode(jar, port, database.getPort(), provider, data)
                .with("LECTERN_REDIS_URL", redis.url())
                .with("LECTERN_NODE_URL", "http://127.0.0.1:" + port);
    }

    private static boolean measured(
            int due, Duration lead, EmbeddedPostgres database, StreamStub provider, List<String> at)
            throws Exception {
        Instant hour = Instant.now().plus(lead).truncatedTo(ChronoUnit.SECONDS);
        double seconds = make(due, hour, at);
        System.out.printf("FIGURE webinars a second made and provisioned: %.0f%n", due / seconds);
        if (Instant.now().isAfter(hour)) {
            System.out.println("WRONG they were not all made before their hour: a longer --lead");
            return false;
        }
        try (Connection connection = database.getPostgresDatabase().getConnection()) {
            awaitStarts(connection, due, hour.plus(PATIENCE));
            System.out.println("FIGURE started: " + line(connection, STARTS));
            long late = number(connection, NOT_WITHIN_THE_MINUTE);
            List<String> twice = startedTwice(provider);
            System.out.printf("FIGURE late or not at all: %d, twice: %d%n", late, twice.size());
            return late == 0 && twice.isEmpty();
        }
    }

    private static final String LIVE = "select count(*) from occurrence where state = 'LIVE'";
    private static final String NOT_WITHIN_THE_MINUTE =
            """
            select count(*) from occurrence
            where started_at is null or started_at > starts_at + interval '1 minute'
            """;
    private static final String STARTS =
            """
            select count(*) || ' in all, the half of them within '
                || round(extract(epoch from percentile_cont(0.5) within group
                    (order by started_at - starts_at))::numeric, 1) || ' s, the last after '
                || round(extract(epoch from max(started_at - starts_at))::numeric, 1) || ' s'
            from occurrence where started_at is not null
            """;

    private static double make(int due, Instant hour, List<String> at) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        ExecutorService makers = Executors.newFixedThreadPool(MAKERS);
        long began = System.nanoTime();
        List<Future<?>> made = new ArrayList<>();
        for (int number = 0; number < due; number++) {
            String url = at.get(number % at.size());
            String body = webinar(number, hour);
            made.add(makers.submit(() -> make(http, url, body)));
        }
        for (Future<?> one : made) {
            one.get();
        }
        makers.shutdown();
        return (System.nanoTime() - began) / 1e9;
    }

    private static String webinar(int number, Instant hour) {
        return new JsonObject()
                .put("title", "Due " + number)
                .put("startsAt", hour.toString())
                .put("durationMinutes", 60)
                .put("autoStart", true)
                .put("publish", true)
                .encode();
    }

    private static Void make(HttpClient http, String url, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/v1/webinars"))
                        .header("Authorization", "Bearer " + CrashedNode.KEY)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        int status = http.send(request, BodyHandlers.ofString()).statusCode();
        if (status != 201) {
            throw new IllegalStateException("A webinar was not made: " + status);
        }
        return null;
    }

    private static void awaitStarts(Connection connection, int due, Instant deadline)
            throws SQLException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (number(connection, LIVE) < due && Instant.now().isBefore(deadline)) {
            never.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Calls that were taken live more than once at their provider. */
    private static List<String> startedTwice(StreamStub provider) {
        Map<String, Long> starts =
                provider.asked().stream()
                        .filter(question -> question.contains("/go_live"))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return starts.entrySet().stream()
                .filter(one -> one.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(line(connection, sql));
    }

    private static String line(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String argument(List<String> given, String name, String otherwise) {
        int at = given.indexOf(name);
        return at < 0 || at + 1 >= given.size() ? otherwise : given.get(at + 1);
    }
}
