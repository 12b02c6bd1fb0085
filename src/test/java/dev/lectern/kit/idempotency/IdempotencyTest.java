package dev.lectern.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class IdempotencyTest {
    private static final String THINGS = "/api/v1/test-things";

    @Inject World world;
    @Inject Pool pool;

    private final String name = UUID.randomUUID().toString();
    private final String key = UUID.randomUUID().toString();
    private Person alice;

    @BeforeEach
    void alice_has_a_key() {
        alice = world.alice();
    }

    @Test
    void the_same_key_gets_the_same_answer_and_makes_one_thing() {
        Response first = post(alice, THINGS, key, name, 0);
        Response second = post(alice, THINGS, key, name, 0);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.contentType()).startsWith("application/json");
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(things(name)).isEqualTo(1);
    }

    @Test
    void another_body_under_the_same_key_is_refused() {
        post(alice, THINGS, key, name, 0);

        post(alice, THINGS, key, name + "-other", 0)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void while_the_first_is_at_work_a_second_is_told_so() {
        CompletableFuture<Response> first =
                CompletableFuture.supplyAsync(() -> post(alice, THINGS, key, name, 1500));
        CompletableFuture<Response> second =
                CompletableFuture.supplyAsync(() -> post(alice, THINGS, key, name, 1500));

        assertThat(new int[] {first.join().statusCode(), second.join().statusCode()})
                .containsExactlyInAnyOrder(201, 409);
        assertThat(things(name)).isEqualTo(1);
    }

    @Test
    void what_was_answered_cannot_be_read_in_the_database() {
        String body = "{\"name\":\"%s\",\"scopes\":[\"read\"]}".formatted(name);
        Response made = alice.api().header("Idempotency-Key", key).body(body).post("/api/v1/keys");
        post(alice, THINGS + "/apart", key + "-apart", name, 0).then().statusCode(201);

        String kept = kept(key) + kept(key + "-apart");

        String secret = made.then().statusCode(201).extract().path("key");
        assertThat(kept).doesNotContain(secret).doesNotContain(name);
        alice.api()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/keys")
                .then()
                .body("key", equalTo(secret));
    }

    private String kept(String idempotencyKey) {
        return pool.preparedQuery("select row(k.*)::text from idempotency k where key = $1")
                .executeAndAwait(Tuple.of(idempotencyKey))
                .iterator()
                .next()
                .getString(0);
    }

    @Test
    void a_key_is_its_callers_own() {
        Person mallory = world.mallory();

        post(alice, THINGS, key, name, 0);
        Response hers = post(mallory, THINGS, key, name, 0);

        assertThat(hers.header("Idempotent-Replayed")).isNull();
        assertThat(things(name)).isEqualTo(2);
    }

    @Test
    void what_failed_left_nothing_and_may_be_tried_again() {
        post(alice, THINGS, key, "bad-" + name, 0).then().statusCode(422);

        post(alice, THINGS, key, name, 0).then().statusCode(201);

        assertThat(things("bad-" + name)).isZero();
        assertThat(things(name)).isEqualTo(1);
    }

    @Test
    void what_comes_after_the_commit_sees_the_change_and_is_the_kept_answer() {
        post(alice, THINGS + "/seen", key, name, 0).then().body("seen", equalTo(1));

        post(alice, THINGS + "/seen", key, name, 0).then().body("seen", equalTo(1));
    }

    @Test
    void a_method_that_commits_by_itself_keeps_the_same_rules() {
        String apart = THINGS + "/apart";

        Response first = post(alice, apart, key, name, 0);
        Response second = post(alice, apart, key, name, 0);
        Response other = post(alice, apart, key, name + "-other", 0);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(things(name)).isEqualTo(1);
    }

    @Test
    void a_method_that_commits_by_itself_runs_once_at_a_time_and_may_fail() {
        String apart = THINGS + "/apart";
        CompletableFuture<Response> first =
                CompletableFuture.supplyAsync(() -> post(alice, apart, key, name, 1500));
        CompletableFuture<Response> second =
                CompletableFuture.supplyAsync(() -> post(alice, apart, key, name, 1500));

        assertThat(new int[] {first.join().statusCode(), second.join().statusCode()})
                .containsExactlyInAnyOrder(201, 409);

        post(alice, apart, key + "-bad", "bad-" + name, 0).then().statusCode(422);
        post(alice, apart, key + "-bad", name, 0).then().statusCode(201);
    }

    @Test
    void a_key_that_is_none_is_refused() {
        post(alice, THINGS, "x".repeat(256), name, 0).then().statusCode(422);
    }

    private Response post(
            Person who, String path, String idempotencyKey, String thing, int millis) {
        return who.api()
                .header("Idempotency-Key", idempotencyKey)
                .body("{\"name\":\"%s\",\"millis\":%d}".formatted(thing, millis))
                .post(path);
    }

    private long things(String of) {
        return pool.preparedQuery("select count(*) from work where payload ->> 'name' = $1")
                .execute(Tuple.of(of))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
