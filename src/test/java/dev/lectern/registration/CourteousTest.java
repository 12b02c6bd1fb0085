package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.kit.work.Courtesy;
import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** While somebody waits to be registered, work that can wait steps back. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class CourteousTest {
    private static final int ALL_HANDS = 64;

    @Inject World world;
    @Inject Announced announced;
    @Inject Courtesy courtesy;
    @Inject Pool database;

    @Test
    void work_steps_back_while_somebody_registers() {
        Person alice = world.alice();
        Talk talk = announced.talk(alice, new JsonObject());
        assertThat(register(alice, talk, "carol")).isEqualTo(201);
        await().atMost(Duration.ofSeconds(20)).until(() -> courtesy.hands(ALL_HANDS) == ALL_HANDS);
        SqlConnection connection = database.getConnectionAndAwait();
        Transaction held = connection.beginAndAwait();
        connection
                .preparedQuery("select 1 from registration_desk where webinar_id = $1 for update")
                .executeAndAwait(Tuple.of(talk.id()));

        CompletableFuture<Integer> dave =
                CompletableFuture.supplyAsync(() -> register(alice, talk, "dave"));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> courtesy.hands(ALL_HANDS) <= ALL_HANDS / 8);
        held.rollbackAndAwait();
        connection.closeAndAwait();
        assertThat(dave.join()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(20)).until(() -> courtesy.hands(ALL_HANDS) == ALL_HANDS);
    }

    private static int register(Person alice, Talk talk, String name) {
        return alice.api()
                .body(new JsonObject().put("name", name).put("email", name + "@x.com").encode())
                .post(talk.people())
                .then()
                .extract()
                .statusCode();
    }
}
