package dev.lectern.reminder;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WorkspaceMailsApiTest {
    @Inject World world;

    private Person alice;

    @BeforeEach
    void alice_owns_a_workspace() {
        alice = world.alice();
    }

    @Test
    void a_program_changes_the_words_of_the_whole_workspace_in_one_language() {
        alice.api()
                .body(new JsonObject().put("subject", "Ihr Platz bei uns: {title}").encode())
                .put("/api/v1/mails/confirmation?language=de")
                .then()
                .statusCode(200)
                .body("changed", equalTo(true));

        alice.api()
                .get("/api/v1/mails?language=de")
                .then()
                .body("total", equalTo(MailKind.values().length))
                .body("items[0].subject", equalTo("Ihr Platz bei uns: {title}"));
        alice.api()
                .body("{}")
                .post("/api/v1/mails/confirmation/preview?language=de")
                .then()
                .statusCode(200)
                .body("subject", containsString("Ihr Platz bei uns: "));
        alice.api().get("/api/v1/mails/confirmation").then().body("changed", equalTo(false));
        alice.api()
                .body(new JsonObject().put("text", "Hi {firstname}").encode())
                .put("/api/v1/mails/confirmation")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("text"));
        alice.api()
                .delete("/api/v1/mails/confirmation?language=de")
                .then()
                .statusCode(200)
                .body("changed", equalTo(false));
    }

    @Test
    void only_admins_of_the_workspace_see_and_change_them() {
        world.host(alice).api().get("/api/v1/mails").then().statusCode(403);
        given().get("/api/v1/mails").then().statusCode(401);
        alice.api().get("/api/v1/mails/nonsense").then().statusCode(404);
        alice.api()
                .body(new JsonObject().put("subject", "Ours: {title}").encode())
                .put("/api/v1/mails/live")
                .then()
                .statusCode(200);

        world.mallory().api().get("/api/v1/mails/live").then().body("changed", equalTo(false));
    }
}
