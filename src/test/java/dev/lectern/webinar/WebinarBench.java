package dev.lectern.webinar;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures of webinars on the tests' database; see docs/performance.md. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class WebinarBench {
    private static final int CREATED = 500;
    private static final int LISTED = 100_000;
    private static final int SAMPLES = 300;

    @Inject World world;
    @Inject Pool database;

    @TestHTTPResource("/")
    URI home;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void webinars_made_and_provisioned() {
        Person alice = world.alice();
        create(alice, 0);
        ExecutorService askers = Executors.newFixedThreadPool(8);

        long start = System.nanoTime();
        List<CompletableFuture<Integer>> all =
                IntStream.range(1, CREATED + 1)
                        .mapToObj(
                                i -> CompletableFuture.supplyAsync(() -> create(alice, i), askers))
                        .toList();
        long ready = all.stream().map(CompletableFuture::join).filter(is -> is == 201).count();
        double seconds = (System.nanoTime() - start) / 1e9;
        askers.shutdown();

        System.out.printf(
                "FIGURE webinars a second, made and provisioned: %.0f%n", ready / seconds);
    }

    @Test
    void lists_of_a_hundred_thousand() {
        Person alice = world.alice();
        String id = create(alice);
        multiply(id);

        figure("list API", () -> get(alice, "/api/v1/webinars?limit=50"));
        figure(
                "list API, upcoming by start",
                () -> get(alice, "/api/v1/webinars?state=upcoming&sort=startsAt&limit=50"));
        figure("page of webinars", () -> get(alice, "/webinars"));
        figure("page of webinars, searched", () -> get(alice, "/webinars?q=webinar%2077777"));
    }

    private void multiply(String id) {
        database.query(
                        """
                        insert into webinar select (jsonb_populate_record(webinar, jsonb_build_object(
                            'id', gen_random_uuid(), 'slug', 'many-' || n, 'title', 'Webinar ' || n,
                            'current_starts_at', current_starts_at + n * interval '1 minute'))).*
                        from webinar, generate_series(1, %d) n where id = '%s'
                        """
                                .formatted(LISTED, id))
                .executeAndAwait();
        database.query(
                        """
                        insert into occurrence (id, webinar_id, workspace_id, slot, starts_at, ends_at, state)
                        select gen_random_uuid(), id, workspace_id, current_starts_at, current_starts_at,
                            current_starts_at + interval '1 hour', 'SCHEDULED'
                        from webinar where slug like 'many-%'
                        """)
                .executeAndAwait();
        database.query("analyze webinar").executeAndAwait();
        database.query("vacuum analyze occurrence").executeAndAwait();
        database.query("vacuum webinar").executeAndAwait();
    }

    private void figure(String what, Runnable asked) {
        for (int i = 0; i < SAMPLES; i++) {
            asked.run();
        }
        long[] took = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long start = System.nanoTime();
            asked.run();
            took[i] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        System.out.printf(
                "FIGURE %s: median %.1f ms, p99 %.1f ms%n",
                what, took[SAMPLES / 2] / 1e6, took[SAMPLES * 99 / 100] / 1e6);
    }

    private void get(Person alice, String path) {
        boolean api = path.startsWith("/api");
        HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve(path));
        if (api) {
            request.header("Authorization", "Bearer " + alice.key());
        } else {
            request.header("Cookie", "lectern=" + alice.cookie()).header("Accept", "text/html");
        }
        int status = send(request.build()).statusCode();
        if (status != 200) {
            throw new IllegalStateException(path + " answered " + status);
        }
    }

    private String create(Person alice) {
        return new JsonObject(send(creation(alice, 0)).body()).getString("id");
    }

    private int create(Person alice, int number) {
        return send(creation(alice, number)).statusCode();
    }

    private HttpRequest creation(Person alice, int number) {
        String body =
                new JsonObject()
                        .put("title", "Webinar " + number)
                        .put("startsAt", "2030-01-01T10:00:00Z")
                        .put("publish", true)
                        .encode();
        return HttpRequest.newBuilder(home.resolve("/api/v1/webinars"))
                .header("Authorization", "Bearer " + alice.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
