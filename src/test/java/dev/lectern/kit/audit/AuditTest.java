package dev.lectern.kit.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AuditTest {
    @Inject World world;

    private Person alice;

    @BeforeEach
    void alice_did_this_and_that() {
        alice = world.alice();
        signIn(alice);
        alice.api().body(Map.of("name", "Importer")).post("/api/v1/keys").then().statusCode(201);
        alice.api().body(Map.of("name", "Exporter")).post("/api/v1/keys").then().statusCode(201);
    }

    @Test
    void the_log_says_who_did_what_from_where_and_the_newest_first() {
        alice.api()
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items[0].action", equalTo("key.made"))
                .body("items[0].subject", equalTo("Exporter"))
                .body("items[0].actor", equalTo("API key test"))
                .body("items[0].detail.scope", equalTo("read"))
                .body("items[2].action", equalTo("account.signed-in"))
                .body("items[2].actor", equalTo(alice.email()))
                .body("items[2].address", equalTo("127.0.0.1"));
    }

    @Test
    void a_profile_and_a_browser_are_noted_and_where_only_where_it_leads() {
        Person mallory = world.mallory();
        world.join(mallory.workspace(), alice.account(), "HOST");

        signIn(alice);
        Forms.filled()
                .cookie("lectern", alice.cookie())
                .redirects()
                .follow(false)
                .formParam("name", "Alice L.")
                .formParam("language", "en")
                .formParam("timezone", "Europe/Berlin")
                .post("/settings/profile")
                .then()
                .statusCode(303);

        mallory.api()
                .get("/api/v1/audit")
                .then()
                .body("items.action", equalTo(java.util.List.of("account.profile-changed")))
                .body("items[0].address", equalTo(null));
        find("action=account.signed-in").body("total", equalTo(2));
    }

    @Test
    void it_is_searched_by_thing_words_and_time() {
        find("action=key").body("items.action", everyItem(equalTo("key.made")));
        find("action=key.made").body("total", equalTo(2));
        find("q=IMPORT").body("items.subject", equalTo(java.util.List.of("Importer")));
        find("since=2100-01-01T00:00:00Z").body("items", hasSize(0));
        find("until=2100-01-01T00:00:00Z").body("total", equalTo(3));
        alice.api().get("/api/v1/audit?since=yesterday").then().statusCode(400);
    }

    @Test
    void it_is_read_in_parts() {
        String next = find("limit=2").body("items", hasSize(2)).extract().path("next");

        find("limit=2&cursor=" + next).body("items", hasSize(1)).body("total", equalTo(3));
    }

    @Test
    void it_is_for_admins_of_this_workspace() {
        world.host(alice).api().get("/api/v1/audit").then().statusCode(403);
        world.host(alice).browser().get("/settings/audit").then().statusCode(403);
        given().get("/api/v1/audit").then().statusCode(401);
        world.mallory().api().get("/api/v1/audit").then().body("total", equalTo(0));
    }

    @Test
    void the_page_says_it_in_words() {
        alice.browser()
                .get("/settings/audit")
                .then()
                .statusCode(200)
                .body(containsString("made the key <strong>Importer</strong>"))
                .body(containsString("signed in"));
        alice.browser()
                .get("/settings/audit?q=exporter")
                .then()
                .body(containsString("Exporter"))
                .body(not(containsString("Importer")));
    }

    @Test
    void the_page_finds_deeds_by_their_words_and_by_day() {
        alice.browser()
                .get("/settings/audit?q=signed in")
                .then()
                .body(containsString("signed in"))
                .body(not(containsString("Importer")));
        alice.browser()
                .get("/settings/audit?until=2020-01-01")
                .then()
                .statusCode(200)
                .body(containsString("Nothing found"))
                .body(not(containsString("Importer")));
        alice.browser()
                .get("/settings/audit?since=2020-01-01&until=2100-01-01&q=importer")
                .then()
                .body(containsString("<strong>Importer</strong>"));
        alice.browser()
                .get("/settings/audit?since=soon")
                .then()
                .statusCode(422)
                .body(containsString("Write the day like 2026-11-26."));
    }

    private io.restassured.response.ValidatableResponse find(String query) {
        return alice.api().get("/api/v1/audit?" + query).then().statusCode(200);
    }

    private static void signIn(Person person) {
        Forms.filled()
                .formParam("email", person.email())
                .formParam("password", World.PASSWORD)
                .redirects()
                .follow(false)
                .post("/signin")
                .then()
                .statusCode(303);
    }
}
