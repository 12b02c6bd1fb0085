package dev.lectern.registration;

import static org.hamcrest.Matchers.containsString;
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
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a program reads that settles the rules of registering wrongly. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RulesApiTest {
    @Inject World world;
    @Inject Announced announced;

    private Talk talk;
    private Person alice;

    @BeforeEach
    void alice_announces_a_talk() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
    }

    @Test
    void what_is_wrong_with_a_question_names_its_row_as_it_was_sent() {
        asked(question("a", "nope"))
                .statusCode(422)
                .body("errors[0].field", equalTo("registration.fields[0].type"));
        asked(question("email", "email"), question("b", "text"), question("c", "choice"))
                .statusCode(422)
                .body("errors[0].field", equalTo("registration.fields[2].options"));
        asked(question("name", "text"), question("email", "email"), question("d", "nope"))
                .statusCode(422)
                .body("errors[0].field", equalTo("registration.fields[2].type"));
        asked(question("e", "text"))
                .statusCode(200)
                .body("registration.fields[0].id", equalTo("name"))
                .body("registration.fields[1].id", equalTo("email"));
    }

    @Test
    void what_is_wrong_in_a_new_webinar_names_its_row_too() {
        JsonObject made =
                new JsonObject()
                        .put("title", "Roses")
                        .put("startsAt", Instant.now().plus(Duration.ofDays(3)).toString())
                        .put("registration", fields(question("a", "nope")));

        alice.api()
                .body(made.encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("registration.fields[0].type"));
    }

    @Test
    void a_domain_that_no_address_has_is_refused() {
        for (String list : new String[] {"allowedDomains", "blockedDomains"}) {
            settled(new JsonObject().put(list, JsonArray.of("nope")))
                    .statusCode(422)
                    .body("errors[0].field", equalTo("registration." + list))
                    .body("errors[0].message", containsString("“nope” is no domain"));
            settled(new JsonObject().put(list, JsonArray.of("*.org", "@Example.com")))
                    .statusCode(200);
        }
    }

    private ValidatableResponse asked(JsonObject... questions) {
        return settled(fields(questions));
    }

    private static JsonObject fields(JsonObject... questions) {
        return new JsonObject().put("fields", JsonArray.of((Object[]) questions));
    }

    private ValidatableResponse settled(JsonObject registration) {
        return alice.api()
                .body(new JsonObject().put("registration", registration).encode())
                .patch("/api/v1/webinars/" + talk.id())
                .then();
    }

    private static JsonObject question(String id, String type) {
        return new JsonObject().put("id", id).put("type", type).put("label", id);
    }
}
