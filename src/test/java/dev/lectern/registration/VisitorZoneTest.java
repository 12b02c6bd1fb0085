package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times in the zone of the visitor: on pages, in mails, and before their zone is known. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class VisitorZoneTest {
    @Inject World world;
    @Inject Announced announced;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_announces_a_talk_in_berlin() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
    }

    @Test
    void mails_speak_the_zone_that_the_browser_named_as_browsers_write_it() {
        Forms.filled()
                .redirects()
                .follow(false)
                .cookie("zone", "America%2FNew_York")
                .formParam("name", "Carol")
                .formParam("email", "carol@example.com")
                .formParam("form", new Visitor(talk).seal())
                .post("/w/" + talk.slug())
                .then()
                .statusCode(303);

        assertThat(Mails.textTo(alice, "carol@example.com")).contains("(New York");
    }

    @Test
    void while_the_zone_is_unknown_times_are_the_hosts_and_marked_to_be_rewritten() {
        new Visitor(talk)
                .page()
                .body(
                        allOf(
                                containsString("data-zone=\"Europe/Berlin\""),
                                containsString("data-host=\"Europe/Berlin\""),
                                containsString("(Berlin)"),
                                containsString("blocking=\"render\"")));
        given().cookie("zone", "Asia%2FTokyo")
                .get("/w/" + talk.slug())
                .then()
                .body(allOf(containsString("(Tokyo; "), not(containsString("data-zone"))));
    }

    @Test
    void the_waiting_page_reads_the_hosts_clock_and_speaks_the_language_of_the_webinar() {
        new Visitor(talk).submit(Map.of("name", "Carol", "email", "carol@example.com"));
        String link = Mails.linkTo(alice, "carol@example.com");
        Response joined = given().redirects().follow(false).get(link);

        given().cookies(joined.cookies())
                .header("Accept-Language", "de")
                .get("/w/" + talk.slug() + "/live")
                .then()
                .statusCode(200)
                .body(
                        allOf(
                                containsString("<html lang=\"en\""),
                                containsString("data-zone=\"Europe/Berlin\""),
                                not(containsString("UTC"))));
    }
}
