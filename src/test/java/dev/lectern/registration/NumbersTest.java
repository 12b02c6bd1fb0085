package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number that somebody answered reads everywhere as it may be typed again. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class NumbersTest {
    @Inject World world;
    @Inject Announced announced;
    @Inject JoinLinks links;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_asks_for_a_number() {
        alice = world.alice();
        talk = asking();
    }

    @ParameterizedTest
    @CsvSource({"12500000.50, 12500000.5", "0.0005, 0.0005", "7, 7", "-3.0, -3.0"})
    void what_their_own_page_shows_can_be_saved(String typed, String shown) {
        register(typed);
        String place = place();

        given().get(place).then().body(containsString("value=\"" + shown + "\""));
        Forms.filled()
                .redirects()
                .follow(false)
                .formParam("name", "Carol")
                .formParam("acres", shown)
                .post(place)
                .then()
                .statusCode(303);

        given().get(place).then().body(containsString("value=\"" + shown + "\""));
    }

    @Test
    void a_host_reads_it_and_brings_it_back_from_a_file() {
        register("12500000.50");
        String csv = alice.api().get(talk.people() + ".csv").then().extract().asString();

        assertThat(csv).contains("\"12500000.5\"");
        alice.browser()
                .get("/webinars/" + talk.id() + "/people/" + person())
                .then()
                .body(containsString("12500000.5"));
        assertThat(alice.api().get(talk.people() + "/" + person() + "/export").asString())
                .contains("12500000.5");
        talk = asking();
        alice.api()
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post(talk.people() + "/import")
                .then()
                .body("added", equalTo(1));
    }

    @Test
    void a_program_sends_it_as_a_number() {
        JsonObject answers = new JsonObject().put("acres", 12500000.5);
        JsonObject carol = new JsonObject().put("name", "Carol").put("email", "carol@x.com");

        alice.api()
                .body(carol.put("answers", answers).encode())
                .post(talk.people())
                .then()
                .statusCode(201);

        given().get(place()).then().body(containsString("value=\"12500000.5\""));
    }

    private Talk asking() {
        JsonObject acres =
                new JsonObject().put("id", "acres").put("type", "number").put("label", "Acres");
        return announced.talk(alice, new JsonObject().put("fields", JsonArray.of(acres)));
    }

    private void register(String acres) {
        new Visitor(talk)
                .submit(Map.of("name", "Carol", "email", "carol@x.com", "acres", acres))
                .statusCode(303);
    }

    private String person() {
        return alice.api().get(talk.people()).path("items[0].id");
    }

    private String place() {
        return URI.create(links.placeUrl(UUID.fromString(person()), 1)).getPath();
    }
}
