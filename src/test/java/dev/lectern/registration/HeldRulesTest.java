package dev.lectern.registration;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is decided while a webinar and its desk are held is decided by what holds just then. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class HeldRulesTest {
    private static final String WAITS_FOR_A_ROW =
            "select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                    + " and query like '%update registration%' and datname = current_database()";

    @Inject World world;
    @Inject Announced announced;
    @Inject Pool database;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void a_talk_with_fifty_seats() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject().put("capacity", 50));
    }

    @Test
    void fewer_seats_hold_for_the_very_next_person() {
        register("carol").statusCode(201).body("status", equalTo("approved"));

        settle(new JsonObject().put("capacity", 1));

        register("dave").body("status", equalTo("waitlisted"));
        register("erin").body("status", equalTo("waitlisted"));
    }

    @Test
    void that_the_host_decides_holds_for_the_very_next_person() {
        register("carol").body("status", equalTo("approved"));

        settle(new JsonObject().put("autoApprove", false));

        register("dave").body("status", equalTo("pending"));
    }

    @Test
    void a_domain_just_blocked_is_refused() {
        register("carol").statusCode(201);

        settle(new JsonObject().put("blockedDomains", new JsonArray().add("x.com")));

        register("dave").statusCode(422).body("errors[0].field", equalTo("email"));
    }

    @Test
    void nobody_is_approved_beyond_the_seats_of_this_moment() {
        settle(new JsonObject().put("autoApprove", false));
        String carol = id(register("carol"));
        String dave = id(register("dave"));
        decide(carol, "approve").statusCode(200);

        settle(new JsonObject().put("capacity", 1).put("waitlist", false));

        decide(dave, "approve").statusCode(409);
    }

    @Test
    void what_somebody_saves_meanwhile_outlives_a_decision() throws Exception {
        settle(new JsonObject().put("autoApprove", false));
        String carol = id(register("carol"));
        SqlConnection theirs = database.getConnectionAndAwait();
        Transaction edit = theirs.beginAndAwait();
        theirs.preparedQuery("update registration set name = 'Carola' where id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(carol)));

        CompletableFuture<Void> decided =
                CompletableFuture.runAsync(() -> decide(carol, "approve").statusCode(200));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !announced.rows(WAITS_FOR_A_ROW).isEmpty());
        edit.commitAndAwait();
        theirs.closeAndAwait();
        decided.get(20, TimeUnit.SECONDS);

        person(carol).body("name", equalTo("Carola")).body("status", equalTo("approved"));
    }

    private void settle(JsonObject rules) {
        alice.api()
                .body(new JsonObject().put("registration", rules).encode())
                .patch("/api/v1/webinars/" + talk.id())
                .then()
                .statusCode(200);
    }

    private ValidatableResponse decide(String person, String decision) {
        return alice.api().body("{}").post(talk.people() + "/" + person + "/" + decision).then();
    }

    private ValidatableResponse person(String person) {
        return alice.api().get(talk.people() + "/" + person).then();
    }

    private ValidatableResponse register(String name) {
        return alice.api()
                .body(new JsonObject().put("name", name).put("email", name + "@x.com").encode())
                .post(talk.people())
                .then();
    }

    private static String id(ValidatableResponse registered) {
        return registered.extract().jsonPath().getString("id");
    }
}
