package dev.lectern.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is put on stage, by whom, and what is refused. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class StagePeopleApiTest extends StageScene {
    @Test
    void a_link_gives_programs_a_grant_of_its_role() {
        String link = path(add(alice, address("bob"), "Bob", "panelist").extract().path("link"));

        given().get("/api/v1" + link)
                .then()
                .statusCode(200)
                .body("role", equalTo("panelist"))
                .body("person.name", equalTo("Bob"))
                .body("registration", nullValue())
                .body("webinar.id", equalTo(webinar));
        given().post("/api/v1" + link + "/grant").then().statusCode(201);
    }

    @Test
    void the_list_is_for_the_workspace_and_changes_are_for_those_who_hold_it() {
        String id = add(alice, address("bob"), "Bob", "panelist").extract().path("id");
        alice.api()
                .get(at("/people"))
                .then()
                .statusCode(200)
                .body("items.name", hasItems("Bob"))
                .body("total", equalTo(1));
        given().get(at("/people")).then().statusCode(401);
        Person mallory = world.mallory();
        mallory.api().get(at("/people")).then().statusCode(404);
        add(mallory, address("eve"), "Eve", "panelist").statusCode(404);
        mallory.api().delete(at("/people/" + id)).then().statusCode(404);
        alice.api().delete(at("/people/" + webinar)).then().statusCode(404);
    }

    @Test
    void what_cannot_be_is_refused_at_its_field() {
        add(alice, "", "Bob", "panelist").statusCode(422).body("errors[0].field", equalTo("email"));
        add(alice, "nonsense", "Bob", "panelist")
                .statusCode(422)
                .body("errors[0].field", equalTo("email"));
        add(alice, address("bob"), "Bob", "king")
                .statusCode(422)
                .body("errors[0].field", equalTo("role"));
        add(alice, address("bob"), "B".repeat(101), "panelist")
                .statusCode(422)
                .body("errors[0].field", equalTo("name"));
        String twice = address("twice");
        add(alice, twice, "Bob", "panelist").statusCode(201);
        add(alice, twice.toUpperCase(), "Bob", "panelist")
                .statusCode(422)
                .body(
                        "errors[0].message",
                        endsWith(
                                "is on this stage already, as panelist. Change their part there instead."));
        add(alice, alice.email(), null, "panelist")
                .statusCode(422)
                .body("errors[0].field", equalTo("email"));
    }

    @Test
    void the_page_adds_keeps_what_was_typed_and_removes() {
        form(alice)
                .formParam("email", "nonsense")
                .formParam("name", "Bob Typed")
                .formParam("role", "cohost")
                .post("/webinars/" + webinar + "/stage/add")
                .then()
                .statusCode(422)
                .body(containsString("Bob Typed"), containsString("name@example.com"));
        form(alice)
                .formParam("email", address("bob"))
                .formParam("name", "Bob Typed")
                .formParam("role", "cohost")
                .post("/webinars/" + webinar + "/stage/add")
                .then()
                .statusCode(303);
        String id = alice.api().get(at("/people")).then().extract().path("items[0].id");
        String page =
                alice.browser()
                        .get("/webinars/" + webinar + "?tab=people")
                        .then()
                        .extract()
                        .asString();
        assertThat(page).contains("People on stage", "Bob Typed", "Co-host", "/join/");

        form(alice)
                .formParam("then", "remove")
                .post("/webinars/" + webinar + "/stage/" + id)
                .then()
                .statusCode(303);
        alice.api().get(at("/people")).then().body("total", equalTo(0));
    }

    @Test
    void a_member_who_stands_in_may_do_all_a_co_host_some_and_others_nothing() {
        Person henry = world.host(alice);
        act(henry, "/start").statusCode(403);
        henry.browser().get("/webinars/" + webinar + "/studio").then().statusCode(403);

        String id = add(alice, henry.email(), null, "cohost").extract().path("id");
        henry.browser()
                .get("/webinars/" + webinar + "/studio")
                .then()
                .statusCode(200)
                .body(containsString("data-role=\"cohost\""));
        henry.browser().get("/webinars/" + webinar + "/edit").then().statusCode(200);
        act(henry, "/start").statusCode(303);
        act(henry, "/stop").statusCode(403);
        act(henry, "/cancel").statusCode(403);
        henry.browser()
                .get("/webinars/" + webinar + "?tab=people")
                .then()
                .statusCode(200)
                .body(containsString("Henry"), not(containsString("/join/")));

        alice.api().body(Map.of("role", "host")).patch(at("/people/" + id)).then().statusCode(200);
        act(henry, "/stop").statusCode(303);
    }
}
