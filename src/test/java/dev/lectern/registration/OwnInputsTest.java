package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

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
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions and the inputs that the page has beside them never meet. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class OwnInputsTest {
    @Inject World world;
    @Inject Announced announced;

    private Person alice;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Website", "Form", "Occurrence", "CSRF", "Ref", "Referrer"})
    void a_question_built_with_the_label_of_an_input_of_ours_is_answered(String label) {
        Talk talk = announced.talk(alice, new JsonObject());
        build(talk, label);
        String id = label.toLowerCase(Locale.ROOT) + "-2";

        new Visitor(talk)
                .submit(Map.of("name", "C", "email", "c@x.com", id, "roses.example"))
                .statusCode(303);

        alice.api()
                .get(talk.people())
                .then()
                .body("total", equalTo(1))
                .body("items[0].answers." + id, equalTo("roses.example"))
                .body("items[0].origin.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Status", "Language", "Id", "Registered", "Date"})
    void a_question_built_with_the_name_of_a_column_of_the_list_is_none(String label) {
        Talk talk = announced.talk(alice, new JsonObject());

        build(talk, label);

        alice.api()
                .get("/api/v1/webinars/" + talk.id())
                .then()
                .body("registration.fields.id", hasItem(label.toLowerCase(Locale.ROOT) + "-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"website", "form", "occurrence", "csrf", "ref", "utm_source"})
    void a_question_that_stands_under_such_a_name_is_answered_and_can_be_saved(String id) {
        Talk talk = announced.talk(alice, asking(id));
        Visitor visitor = new Visitor(talk);
        assertThat(visitor.page().extract().asString()).contains("name=\"answer." + id + "\"");

        visitor.submit(Map.of("name", "C", "email", "c@x.com", "answer." + id, "roses.example"))
                .statusCode(303);

        alice.api()
                .get(talk.people())
                .then()
                .body("items[0].answers." + id, equalTo("roses.example"));
        change(talk, id).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"website", "form", "occurrence", "csrf", "referrer", "utm_term"})
    void a_new_question_under_such_a_name_is_refused(String id) {
        Talk talk = announced.talk(alice, new JsonObject());

        change(talk, id)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("registration.fields[0].id"));
    }

    @Test
    void a_copy_asks_the_same_under_another_name() {
        Talk talk = announced.talk(alice, asking("website"));

        alice.api()
                .body("{}")
                .post("/api/v1/webinars/" + talk.id() + "/duplicate")
                .then()
                .statusCode(201)
                .body("registration.fields[2].id", equalTo("question-website"))
                .body("registration.fields[2].label", equalTo("website"));
    }

    private io.restassured.response.Response change(Talk talk, String id) {
        return alice.api()
                .body(new JsonObject().put("registration", asking(id)).encode())
                .patch("/api/v1/webinars/" + talk.id());
    }

    private void build(Talk talk, String label) {
        Forms.filled()
                .cookie("lectern", alice.cookie())
                .header("Accept", "text/html")
                .redirects()
                .follow(false)
                .formParam("fields[0].id", "name")
                .formParam("fields[0].type", "text")
                .formParam("fields[0].label", "Full name")
                .formParam("fields[1].id", "email")
                .formParam("fields[1].type", "email")
                .formParam("fields[1].label", "Email address")
                .formParam("fields[2].id", "")
                .formParam("fields[2].type", "text")
                .formParam("fields[2].label", label)
                .formParam("do", "save")
                .post("/webinars/" + talk.id() + "/form")
                .then()
                .statusCode(303);
    }

    private static JsonObject asking(String id) {
        JsonObject question = new JsonObject().put("id", id).put("type", "text").put("label", id);
        return new JsonObject().put("fields", new JsonArray().add(question));
    }
}
