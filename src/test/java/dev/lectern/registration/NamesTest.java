package dev.lectern.registration;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What anybody types beside the address of somebody else, who is mailed under that name. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class NamesTest {
    private static final String CAROL = "carol@example.com";

    @Inject World world;
    @Inject Announced announced;
    @Inject JoinLinks links;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_announces_a_talk() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
    }

    @Test
    void nobody_is_mailed_what_somebody_advertises() {
        String spam = "Click http://evil.example NOW";

        typed(spam).statusCode(422).body(containsString("without the address of a web page"));
        brought(spam).statusCode(422).body("errors[0].field", equalTo("name"));

        alice.api().get(talk.people()).then().body("total", equalTo(0));
    }

    @Test
    void whoever_types_a_known_address_gives_it_no_other_name() {
        String carol = brought("Carol Smith").statusCode(201).extract().path("id");
        alice.api()
                .body("{\"by\": \"person\"}")
                .post(talk.people() + "/" + carol + "/cancel")
                .then()
                .statusCode(200);

        typed("Somebody Else").statusCode(303);

        alice.api()
                .get(talk.people() + "/" + carol)
                .then()
                .body("status", equalTo("approved"))
                .body("name", equalTo("Carol Smith"));
    }

    @Test
    void a_program_of_the_house_names_whom_it_brings_again() {
        String carol = brought("Carol Smith").statusCode(201).extract().path("id");
        alice.api()
                .body("{\"by\": \"person\"}")
                .post(talk.people() + "/" + carol + "/cancel")
                .then()
                .statusCode(200);

        brought("Carol Jones").statusCode(201).body("name", equalTo("Carol Jones"));
    }

    @Test
    void who_was_called_so_before_saves_their_answers_under_that_name() {
        String carol = brought("Carol Smith").statusCode(201).extract().path("id");
        announced.run(
                "update registration set name = 'Wm.Li' where webinar_id = $1",
                Tuple.of(talk.id()));
        String place = URI.create(links.placeUrl(UUID.fromString(carol), 1)).getPath();

        edit(place, "Wm.Li").statusCode(303);
        edit(place, "Wm.Lu").statusCode(422);
        edit(place, "").statusCode(422);

        alice.api().get(talk.people()).then().body("items[0].name", equalTo("Wm.Li"));
    }

    private static ValidatableResponse edit(String place, String name) {
        return Forms.filled().redirects().follow(false).formParam("name", name).post(place).then();
    }

    private ValidatableResponse typed(String name) {
        return new Visitor(talk).submit(Map.of("name", name, "email", CAROL));
    }

    private ValidatableResponse brought(String name) {
        return alice.api()
                .body(new JsonObject().put("name", name).put("email", CAROL).encode())
                .post(talk.people())
                .then();
    }
}
