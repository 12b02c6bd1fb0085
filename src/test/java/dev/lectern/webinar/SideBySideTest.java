package dev.lectern.webinar;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deleted at the same moment as its like, or while somebody asks for it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SideBySideTest {
    private static final int MANY = 24;

    @Inject World world;
    @Inject Pool database;

    private final ExecutorService hands = Executors.newFixedThreadPool(8);
    private Person alice;

    @BeforeEach
    void alice_tidies_up() {
        alice = world.alice();
    }

    @AfterEach
    void rest() {
        hands.shutdownNow();
    }

    @Test
    void webinars_go() {
        allGo("/api/v1/webinars", SideBySideTest::talk);
    }

    /** As somebody finds it whose reading of it was overtaken: the webinar, and no dates more. */
    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "reopen", "lock"})
    void a_webinar_that_goes_while_it_is_read_is_not_found(String verb) {
        UUID id = UUID.fromString(made("/api/v1/webinars", talk(1)));
        database.preparedQuery("delete from occurrence where webinar_id = $1")
                .executeAndAwait(Tuple.of(id));

        alice.api().get("/api/v1/webinars/{id}", id).then().statusCode(404);
        alice.api().post("/api/v1/webinars/{id}/" + verb, id).then().statusCode(404);

        database.preparedQuery("delete from webinar where id = $1").executeAndAwait(Tuple.of(id));
    }

    @Test
    void keys_go() {
        allGo("/api/v1/keys", i -> new JsonObject().put("name", "Key " + i).put("scope", "read"));
    }

    private static JsonObject talk(int number) {
        return new JsonObject()
                .put("title", "Talk " + number)
                .put("startsAt", "2031-05-05T10:00:00Z")
                .put("timezone", "UTC")
                .put("durationMinutes", 30);
    }

    private void allGo(String list, IntFunction<JsonObject> wish) {
        List<String> ids =
                IntStream.range(0, MANY).mapToObj(i -> made(list, wish.apply(i))).toList();

        List<CompletableFuture<Integer>> gone =
                ids.stream()
                        .map(
                                id ->
                                        supplyAsync(
                                                () ->
                                                        alice.api()
                                                                .delete(list + "/" + id)
                                                                .statusCode(),
                                                hands))
                        .toList();

        assertThat(gone)
                .allSatisfy(one -> assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(204));
        assertThat(alice.api().get(list + "?limit=1000").jsonPath().getList("items.id"))
                .doesNotContainAnyElementsOf(ids);
    }

    private String made(String list, JsonObject wish) {
        return alice.api()
                .body(wish.encode())
                .post(list)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
