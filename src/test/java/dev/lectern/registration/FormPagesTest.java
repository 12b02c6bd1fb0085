package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class FormPagesTest {
    @Inject World world;
    @Inject Announced announced;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_announces_a_talk() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
    }

    @Test
    void questions_of_every_kind_are_built_saved_and_asked() {
        RequestSpecification form = usual();
        String[] types = {
            "text",
            "long-text",
            "email",
            "phone",
            "number",
            "choice",
            "choices",
            "yes-no",
            "consent"
        };
        for (int i = 0; i < types.length; i++) {
            row(form, i + 3, types[i], "Asked " + types[i]);
            form.formParam("fields[" + (i + 3) + "].options", "Red\n\nBlue\nRed");
            form.formParam("fields[" + (i + 3) + "].link", "https://example.com/terms");
        }
        form.formParam("fields[11].required", "on")
                .formParam("do", "save")
                .post(path())
                .then()
                .statusCode(303);

        alice.api()
                .get("/api/v1/webinars/" + talk.id())
                .then()
                .body("registration.fields.size()", equalTo(12))
                .body("registration.fields[8].id", equalTo("asked-choice"))
                .body("registration.fields[8].options", hasItems("Red", "Blue"))
                .body("registration.fields[11].link", equalTo("https://example.com/terms"))
                .body("registration.fields[11].required", equalTo(true))
                .body("registration.fields[3].link", equalTo(null));
        String page = given().get("/w/" + talk.slug()).asString();
        assertThat(page).contains("Asked long-text", "Asked consent", "https://example.com/terms");
    }

    @Test
    void adding_moving_and_removing_lose_nothing_and_save_nothing() {
        RequestSpecification form = usual();
        row(form, 3, "text", "Company, half typed");
        String added =
                form.formParam("registration.privacyText", "We keep it safe")
                        .formParam("do", "add")
                        .post(path())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(added)
                .contains(
                        "Company, half typed", "fields[4].label", "data-focus", "We keep it safe");

        RequestSpecification other = usual();
        row(other, 3, "text", "First");
        row(other, 4, "number", "Second");
        String moved = other.formParam("do", "up:4").post(path()).then().extract().asString();
        assertThat(moved.indexOf("value=\"Second\"")).isLessThan(moved.indexOf("value=\"First\""));

        RequestSpecification third = usual();
        row(third, 3, "text", "First");
        third.formParam("do", "remove:3")
                .post(path())
                .then()
                .statusCode(200)
                .body(not(containsString("value=\"First\"")));
        alice.browser().get(path()).then().statusCode(200).body(not(containsString("First")));
    }

    @Test
    void a_new_question_takes_nothing_over_from_one_that_was_removed() {
        row(usual(), 3, "text", "Ваш город?").formParam("do", "save").post(path());
        alice.api()
                .body(
                        "{\"name\": \"Carol\", \"email\": \"carol@x.example\","
                                + " \"answers\": {\"question\": \"Minsk\"}}")
                .post(talk.people())
                .then()
                .statusCode(201);
        usual().formParam("do", "save").post(path()).then().statusCode(303);

        row(usual(), 3, "text", "Ваш диагноз?")
                .formParam("do", "save")
                .post(path())
                .then()
                .statusCode(303);

        alice.api()
                .get("/api/v1/webinars/" + talk.id())
                .then()
                .body("registration.fields[3].label", equalTo("Ваш диагноз?"))
                .body("registration.fields[3].id", equalTo("question-2"));
    }

    @Test
    void as_many_questions_as_a_form_can_have_are_saved_and_no_more_are_added() {
        JsonArray fields = new JsonArray();
        for (int i = 0; i < 40; i++) {
            fields.add(new JsonObject().put("id", "q" + i).put("label", "Asked " + i));
        }
        ask(fields).statusCode(200);
        RequestSpecification form =
                Forms.filled().cookie("lectern", alice.cookie()).redirects().follow(false);
        form.formParam("fields[0].id", "name").formParam("fields[1].id", "email");
        row(form, 0, "text", "Full name");
        row(form, 1, "email", "Email address");
        for (int i = 0; i < 40; i++) {
            form.formParam("fields[" + (i + 2) + "].id", "q" + i);
            row(form, i + 2, "text", "Asked once more " + i);
        }

        form.formParam("do", "save").post(path()).then().statusCode(303);

        alice.api()
                .get("/api/v1/webinars/" + talk.id())
                .then()
                .body("registration.fields.size()", equalTo(42))
                .body("registration.fields[41].label", equalTo("Asked once more 39"));
        alice.browser()
                .get(path())
                .then()
                .body(containsString("at most 40 questions"))
                .body(not(containsString("value=\"add\"")));
        ask(fields.add(new JsonObject().put("id", "more").put("label", "One more?")))
                .statusCode(422)
                .body(containsString("at most 40 questions besides name and email address"));
    }

    private ValidatableResponse ask(JsonArray fields) {
        JsonObject registration = new JsonObject().put("fields", fields);
        return alice.api()
                .body(new JsonObject().put("registration", registration).encode())
                .patch("/api/v1/webinars/" + talk.id())
                .then();
    }

    @Test
    void what_cannot_be_asked_is_said_beside_the_question() {
        RequestSpecification form = usual();
        row(form, 3, "choice", "Which colour?");
        row(form, 4, "text", "");
        form.formParam("fields[3].options", "  ")
                .formParam("registration.retentionDays", "forever")
                .formParam("do", "save")
                .post(path())
                .then()
                .statusCode(422)
                .body(containsString("Which colour?"))
                .body(containsString("aria-invalid"))
                .body(containsString("forever"));
    }

    @Test
    void name_and_address_stay_where_they_are() {
        for (String step : new String[] {"remove:0", "up:1", "down:0", "up:2", "remove:99", "x"}) {
            String page = usual().formParam("do", step).post(path()).then().extract().asString();
            assertThat(page.indexOf("value=\"name\""))
                    .isLessThan(page.indexOf("value=\"email\""))
                    .isPositive();
        }
    }

    @Test
    void a_change_that_came_between_is_said_and_what_was_typed_stays() {
        RequestSpecification form = usual();
        row(form, 3, "text", "Company");
        alice.api()
                .body("{\"title\": \"Growing more roses\"}")
                .patch("/api/v1/webinars/" + talk.id())
                .then()
                .statusCode(200);

        form.formParam("version", "1")
                .formParam("do", "save")
                .post(path())
                .then()
                .statusCode(409)
                .body(containsString("value=\"Company\""))
                .body(containsString("Somebody changed this webinar"));
    }

    @Test
    void rules_of_the_form_are_kept_and_shown_to_people() {
        usual().formParam("registration.privacyText", "Only for this webinar.")
                .formParam("registration.privacyLink", "https://example.com/privacy")
                .formParam("registration.retentionDays", "30")
                .formParam("registration.blockFreeMail", "on")
                .formParam("registration.allowedOrigins", "https://www.example.com")
                .formParam("do", "save")
                .post(path())
                .then()
                .statusCode(303);

        alice.api()
                .get("/api/v1/webinars/" + talk.id())
                .then()
                .body("registration.blockFreeMail", equalTo(true))
                .body("registration.retentionDays", equalTo(30));
        given().get("/w/" + talk.slug())
                .then()
                .body(containsString("Only for this webinar."))
                .body(containsString("deleted 30 days after"))
                .body(containsString("https://example.com/privacy"));
        given().get("/w/" + talk.slug() + "/embed")
                .then()
                .header("Content-Security-Policy", containsString("https://www.example.com"));
    }

    @Test
    void near_the_start_a_newcomer_goes_straight_in_where_the_host_allows_it() {
        Talk soon =
                announced.talk(
                        alice,
                        new JsonObject().put("linkOnPage", true),
                        Instant.now().plus(Duration.ofMinutes(10)));
        String seal = seal(soon);

        String link =
                register(soon, seal)
                        .statusCode(303)
                        .header("Location", containsString("done=inside"))
                        .extract()
                        .cookie("join-" + soon.id());
        String again = seal(soon);
        register(soon, again)
                .statusCode(303)
                .header("Location", containsString("done=registered"))
                .header("Set-Cookie", nullValue());
        assertThat(link).isNotBlank();
    }

    @Test
    void a_german_webinar_asks_the_usual_questions_in_german() {
        String id =
                alice.api()
                        .body(
                                "{\"title\": \"Rosen\", \"startsAt\": \"2030-01-01T10:00:00Z\","
                                        + " \"timezone\": \"Europe/Berlin\", \"durationMinutes\": 60,"
                                        + " \"language\": \"de\", \"publish\": true}")
                        .post("/api/v1/webinars")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("slug");

        given().get("/w/" + id)
                .then()
                .body(containsString("Vollständiger Name"))
                .body(not(containsString("Full name")));
    }

    @Test
    void nobody_else_builds_it() {
        Person mallory = world.mallory();
        alice.browser().get(path()).then().statusCode(200);
        given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get(path())
                .then()
                .statusCode(303);
        mallory.browser().get(path()).then().statusCode(404);
        mallory.form().formParam("do", "save").post(path()).then().statusCode(404);
    }

    private static io.restassured.response.ValidatableResponse register(Talk talk, String seal) {
        return Forms.filled()
                .redirects()
                .follow(false)
                .formParam("form", seal)
                .formParam("name", "Carol")
                .formParam("email", "carol@example.com")
                .post("/w/" + talk.slug())
                .then();
    }

    /** The form as the page sends it when nothing was changed. */
    private RequestSpecification usual() {
        RequestSpecification form =
                Forms.filled()
                        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                        .cookie("lectern", alice.cookie())
                        .header("Accept", "text/html")
                        .redirects()
                        .follow(false)
                        .formParam("fields[0].id", "name")
                        .formParam("fields[1].id", "email")
                        .formParam("fields[2].id", "mobile");
        row(form, 0, "text", "Full name");
        row(form, 1, "email", "Email address");
        return row(form, 2, "phone", "Mobile number");
    }

    private static RequestSpecification row(
            RequestSpecification form, int row, String type, String label) {
        return form.formParam("fields[" + row + "].type", type)
                .formParam("fields[" + row + "].label", label);
    }

    private static String seal(Talk talk) {
        String page = given().get("/w/" + talk.slug()).asString();
        int at = page.indexOf("name=\"form\" value=\"") + 19;
        return page.substring(at, page.indexOf('"', at));
    }

    private String path() {
        return "/webinars/" + talk.id() + "/form";
    }
}
