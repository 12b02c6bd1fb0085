package dev.lectern.workspace;

import static org.hamcrest.Matchers.containsString;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WorkspaceTest {
    @Inject World world;

    @Test
    void a_workspace_has_a_name_a_colour_a_language_and_a_home() {
        Person alice = world.alice();

        save(alice, "Oak & Brass", "#7a1f5c", "de", "Europe/Vienna").then().statusCode(303);

        alice.browser()
                .get("/settings/workspace")
                .then()
                .statusCode(200)
                .body(containsString("Oak &amp; Brass"))
                .body(containsString("/assets/accent/7a1f5c.css"));
    }

    @Test
    void a_home_that_is_not_on_the_list_stays_chosen() {
        Person alice = world.alice();
        save(alice, "Oak", "#7a1f5c", "en", "Etc/UTC").then().statusCode(303);

        alice.browser()
                .get("/settings/workspace")
                .then()
                .body(containsString("<option value=\"Etc/UTC\" selected"));
    }

    @Test
    void a_pale_colour_is_kept_and_shown_darker_where_it_is_read() {
        Person alice = world.alice();

        save(alice, "Pale", "#ffe08a", "en", "Europe/Berlin").then().statusCode(303);

        alice.browser().get("/settings/workspace").then().body(containsString("too pale for text"));
    }

    @Test
    void what_cannot_stay_is_said_at_its_field() {
        Person alice = world.alice();

        save(alice, "", "green", "fr", "Middle/Earth")
                .then()
                .statusCode(422)
                .body(containsString("Give the workspace a name."))
                .body(containsString("six digits"))
                .body(containsString("English or German"))
                .body(containsString("Choose a time zone"));
    }

    @Test
    void only_admins_change_it() {
        Person alice = world.alice();
        Person henry = world.host(alice);

        henry.browser().get("/settings/workspace").then().statusCode(403);
        save(henry, "Mine", "#7a1f5c", "en", "Europe/Berlin").then().statusCode(403);
        save(world.admin(alice), "Ours", "#7a1f5c", "en", "Europe/Berlin").then().statusCode(303);
    }

    private static Response save(
            Person by, String name, String accent, String language, String timezone) {
        return Forms.filled()
                .cookie("lectern", by.cookie())
                .redirects()
                .follow(false)
                .formParam("name", name)
                .formParam("accent", accent)
                .formParam("language", language)
                .formParam("timezone", timezone)
                .post("/settings/workspace");
    }
}
