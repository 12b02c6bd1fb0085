package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class JoinApiTest {
    @Inject World world;
    @Inject Announced announced;
    @Inject Tokens tokens;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_announces_a_talk() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
    }

    @Test
    void a_link_says_registration_webinar_and_state() {
        String token = token(register("carol@example.com"));

        given().get("/api/v1/join/" + token)
                .then()
                .statusCode(200)
                .body("registration.name", equalTo("Carol"))
                .body("registration.status", equalTo("approved"))
                .body("webinar.id", equalTo(talk.id().toString()))
                .body("webinar.slug", equalTo(talk.slug()))
                .body("state", equalTo("scheduled"));
    }

    @Test
    void no_link_an_unknown_one_and_one_for_something_else_open_nothing() {
        UUID stranger = UUID.randomUUID();
        String unknown = tokens.sign(Purpose.JOIN, Map.of("r", stranger, "v", 1), null);
        String place = tokens.sign(Purpose.PLACE, Map.of("r", stranger, "v", 1), null);
        String good = token(register("carol@example.com"));

        when().get("/api/v1/join").then().statusCode(400);
        when().get("/api/v1/join/" + unknown).then().statusCode(404);
        when().get("/api/v1/join/" + place).then().statusCode(404);
        when().get("/api/v1/join/nonsense").then().statusCode(404);
        when().get("/api/v1/join/" + good.substring(0, good.length() - 2) + "xx")
                .then()
                .statusCode(404);
    }

    @Test
    void cancelling_takes_the_link_back_at_once() {
        JsonObject carol = register("carol@example.com");
        String token = token(carol);
        when().get("/api/v1/join/" + token).then().statusCode(200);

        decide(carol, "cancel");

        when().get("/api/v1/join/" + token).then().statusCode(410);
    }

    @Test
    void a_new_link_ends_the_old_one() {
        JsonObject carol = register("carol@example.com");
        String old = token(carol);

        String renewed = token(decide(carol, "new-link"));

        when().get("/api/v1/join/" + old).then().statusCode(410);
        when().get("/api/v1/join/" + renewed).then().statusCode(200);
    }

    @Test
    void sending_the_link_again_leaves_it_good() {
        JsonObject carol = register("carol@example.com");

        decide(carol, "resend");

        when().get("/api/v1/join/" + token(carol)).then().statusCode(200);
    }

    private JsonObject register(String email) {
        return new JsonObject(
                alice.api()
                        .body(new JsonObject().put("name", "Carol").put("email", email).encode())
                        .post(talk.people())
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString());
    }

    private JsonObject decide(JsonObject person, String decision) {
        return new JsonObject(
                alice.api()
                        .post(talk.people() + "/" + person.getString("id") + "/" + decision)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    private static String token(JsonObject person) {
        String url = person.getString("joinUrl");
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
