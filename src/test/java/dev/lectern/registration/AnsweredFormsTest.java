package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people answered stands under the question as they were asked it, whatever it is by now. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class AnsweredFormsTest {
    private static final String ASKED = "I accept the terms of 2025";
    private static final String LATER = "My data may be sold";
    private static final Pattern SEAL = Pattern.compile("name=\"form\" value=\"([^\"]*)\"");

    @Inject World world;
    @Inject Announced announced;
    @Inject JoinLinks links;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_asks_for_a_consent() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject().put("fields", consent(ASKED)));
    }

    @Test
    void by_the_form() {
        new Visitor(talk).submit(carol()).statusCode(303);

        stands_as_it_was_asked();
    }

    @Test
    void by_the_form_in_a_frame() {
        RequestSpecification form = given().formParams(carol());
        form.formParam("form", seal(given().get("/w/" + talk.slug() + "/embed").then()))
                .redirects()
                .follow(false)
                .post("/w/" + talk.slug() + "/embed")
                .then()
                .statusCode(303);

        stands_as_it_was_asked();
    }

    @Test
    void by_a_program_before_anybody_saw_the_form() {
        alice.api()
                .body(
                        new JsonObject()
                                .put("name", "Carol")
                                .put("email", "carol@x.example")
                                .put("answers", new JsonObject().put("terms", true))
                                .encode())
                .post(talk.people())
                .then()
                .statusCode(201);

        stands_as_it_was_asked();
    }

    @Test
    void by_an_import() {
        alice.api()
                .contentType("text/csv; charset=UTF-8")
                .body("email,name,terms\ncarol@x.example,Carol,yes\n")
                .post(talk.people() + "/import")
                .then()
                .statusCode(200)
                .body("added", equalTo(1));

        stands_as_it_was_asked();
    }

    @Test
    void by_an_invitation_that_was_open_while_the_host_reworded_it() {
        String link = invited("carol@x.example");
        String seal = seal(given().get(link).then().statusCode(200));

        reword();
        Forms.filled()
                .redirects()
                .follow(false)
                .formParam("form", seal)
                .formParam("terms", "true")
                .post(link)
                .then()
                .statusCode(303);

        stands_as_it_was_asked();
    }

    @Test
    void an_invitation_whose_form_is_not_recognised_is_shown_once_more() {
        String link = invited("carol@x.example");

        Forms.filled()
                .formParam("form", "long ago")
                .formParam("terms", "true")
                .post(link)
                .then()
                .statusCode(422)
                .body(containsString("This form is not recognised any more"));

        alice.api().get(talk.people()).then().body("total", equalTo(0));
    }

    @Test
    void who_was_added_by_hand_answers_what_their_own_page_asked() {
        alice.form()
                .formParam("name", "Carol")
                .formParam("email", "carol@x.example")
                .post("/webinars/" + talk.id() + "/people/add")
                .then()
                .statusCode(303);
        String place = place();
        String seal = seal(given().get(place).then().body(containsString(ASKED)));

        reword();
        edit(place, seal).statusCode(303);

        stands_as_it_was_asked();
    }

    @Test
    void who_answered_edits_what_they_were_asked() {
        new Visitor(talk).submit(carol()).statusCode(303);
        String place = place();
        reword();

        edit(place, seal(given().get(place).then())).statusCode(303);

        stands_as_it_was_asked();
    }

    @Test
    void a_page_from_before_something_was_agreed_to_does_not_undo_it() {
        JsonObject rules = new JsonObject().put("autoApprove", false);
        talk = announced.talk(alice, rules.put("fields", JsonArray.of(question("city", "City?"))));
        String link = invited("carol@x.example");
        new Visitor(talk).submit(carol()).statusCode(303);
        String before = seal(given().get(place()).then());
        reword();
        await().untilAsserted(() -> given().get(link).then().body(containsString(LATER)));
        Forms.filled()
                .redirects()
                .follow(false)
                .formParam("terms", "true")
                .post(link)
                .then()
                .statusCode(303);

        String now =
                seal(
                        save(before, "Caroline")
                                .statusCode(422)
                                .body(containsString("This form is not recognised any more"))
                                .body(containsString("Caroline"))
                                .body(containsString(LATER)));

        alice.api().get(talk.people()).then().body("items[0].answers.terms", equalTo(true));
        edit(place(), now).statusCode(303);
    }

    private ValidatableResponse save(String seal, String name) {
        return Forms.filled()
                .redirects()
                .follow(false)
                .formParam("form", seal)
                .formParam("name", name)
                .post(place())
                .then();
    }

    @Test
    void what_was_asked_long_ago_registers_nobody_new() {
        new Visitor(talk).submit(carol()).statusCode(303);
        String seal = seal(given().get(place()).then());
        String link = invited("dave@x.example");
        given().get("/w/" + talk.slug()).then().statusCode(200);
        reword();

        new Visitor(talk)
                .submit(Map.of("name", "Dave", "email", "dave@x.example"), seal)
                .statusCode(422)
                .body(containsString(LATER));
        Forms.filled().formParam("form", seal).post(link).then().statusCode(422);

        alice.api().get(talk.people()).then().body("total", equalTo(1));
    }

    @Test
    void who_was_asked_nothing_sees_what_is_asked_now() {
        alice.form()
                .formParam("name", "Carol")
                .formParam("email", "carol@x.example")
                .post("/webinars/" + talk.id() + "/people/add")
                .then()
                .statusCode(303);
        reword();

        await().untilAsserted(
                        () ->
                                given().get(place())
                                        .then()
                                        .body(containsString(LATER))
                                        .body(not(containsString(ASKED))));
    }

    @Test
    void two_questions_of_one_wording_lose_no_answer_in_the_file_of_the_person() {
        JsonArray twice =
                new JsonArray()
                        .add(question("pet", "Your name?"))
                        .add(question("cat", "Your name?"));
        talk = announced.talk(alice, new JsonObject().put("fields", twice));
        JsonObject answers = new JsonObject().put("pet", "Rex").put("cat", "Tom");
        alice.api()
                .body(
                        new JsonObject()
                                .put("name", "Carol")
                                .put("email", "carol@x.example")
                                .put("answers", answers)
                                .encode())
                .post(talk.people())
                .then()
                .statusCode(201);

        assertThat(file(alice.api(), person() + "/export").getMap())
                .containsEntry("Your name? (pet)", "Rex")
                .containsEntry("Your name? (cat)", "Tom");
    }

    /** To the host, to themselves, and in both files. */
    private void stands_as_it_was_asked() {
        reword();
        String place = place();
        String person = person();

        alice.browser()
                .get(person.replace("/api/v1", "").replace("/registrations/", "/people/"))
                .then()
                .statusCode(200)
                .body(containsString(ASKED))
                .body(not(containsString(LATER)));
        given().get(place).then().body(containsString(ASKED)).body(not(containsString(LATER)));
        assertThat(file(alice.api(), person + "/export").getMap()).containsOnlyKeys(ASKED);
        assertThat(file(given(), place + "/data.json").getMap()).containsOnlyKeys(ASKED);
    }

    private static JsonObject file(RequestSpecification who, String path) {
        return new JsonObject(who.get(path).then().statusCode(200).extract().asString())
                .getJsonArray("registrations")
                .getJsonObject(0)
                .getJsonObject("answers");
    }

    private void reword() {
        alice.api()
                .body(
                        new JsonObject()
                                .put("registration", new JsonObject().put("fields", consent(LATER)))
                                .encode())
                .patch("/api/v1/webinars/" + talk.id())
                .then()
                .statusCode(200);
    }

    private String invited(String email) {
        alice.api()
                .body("{\"people\": [{\"email\": \"" + email + "\", \"name\": \"Carol\"}]}")
                .post("/api/v1/webinars/" + talk.id() + "/invitations")
                .then()
                .statusCode(201);
        return Mails.linkTo(alice, email);
    }

    private static ValidatableResponse edit(String place, String seal) {
        return Forms.filled()
                .redirects()
                .follow(false)
                .formParam("form", seal)
                .formParam("name", "Carol")
                .formParam("terms", "true")
                .post(place)
                .then();
    }

    private String person() {
        return talk.people() + "/" + alice.api().get(talk.people()).path("items[0].id");
    }

    private String place() {
        String id = alice.api().get(talk.people()).path("items[0].id");
        return URI.create(links.placeUrl(UUID.fromString(id), 1)).getPath();
    }

    private static String seal(ValidatableResponse page) {
        Matcher seal = SEAL.matcher(page.extract().asString());
        return seal.find() ? seal.group(1) : "";
    }

    private static Map<String, String> carol() {
        return Map.of("name", "Carol", "email", "carol@x.example", "terms", "true");
    }

    private static JsonArray consent(String label) {
        return new JsonArray().add(question("terms", label).put("type", "consent"));
    }

    private static JsonObject question(String id, String label) {
        return new JsonObject().put("id", id).put("type", "text").put("label", label);
    }
}
