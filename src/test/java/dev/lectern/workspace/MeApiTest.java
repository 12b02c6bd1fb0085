package dev.lectern.workspace;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class MeApiTest {
    @Inject World world;
    @Inject Pool database;

    @Test
    void a_key_says_which_workspace_it_is_for_and_how_far_it_reaches() {
        Person alice = world.alice();

        alice.api()
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("workspace.id", equalTo(alice.workspace().toString()))
                .body("key.scopes", equalTo(List.of("read", "write", "admin")))
                .body("role", equalTo("admin"))
                .body("account", nullValue());
    }

    @Test
    void a_signed_in_person_sees_themselves() {
        Person alice = world.alice();

        alice.browser()
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("account.email", equalTo(alice.email()))
                .body("workspace.id", equalTo(alice.workspace().toString()))
                .body("role", equalTo("owner"));
    }

    @Test
    void without_either_nobody_is_anybody() {
        given().get("/api/v1/me").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        given().cookie("lectern", "nonsense").get("/api/v1/me").then().statusCode(401);
        given().header("Authorization", "Bearer nonsense").get("/api/v1/me").then().statusCode(401);
        given().header("Authorization", "Bearer " + "x".repeat(40))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void a_revoked_key_is_refused_on_the_very_next_request() {
        Person alice = world.alice();
        alice.api().get("/api/v1/me").then().statusCode(200);

        database.preparedQuery("delete from api_key where workspace_id = $1")
                .executeAndAwait(Tuple.of(alice.workspace()));

        alice.api().get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void a_key_and_a_session_are_over_at_their_hour() {
        Person alice = world.alice();

        database.preparedQuery("update api_key set expires_at = now() where workspace_id = $1")
                .executeAndAwait(Tuple.of(alice.workspace()));
        database.preparedQuery("update session set expires_at = now() where account_id = $1")
                .executeAndAwait(Tuple.of(alice.account()));

        alice.api().get("/api/v1/me").then().statusCode(401);
        alice.browser().get("/api/v1/me").then().statusCode(401);
    }
}
