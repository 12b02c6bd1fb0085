package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PeopleFilesTest {
    private static final String FILE =
            "email,name,mobile\na@x.com,Ann,\nbroken,Bob,\nc@x.com,=1+1,+49 30 1234\n";

    private static final String STANDING =
            "email,status\na@x.com,approved\nb@x.com,Waitlisted\nc@x.com,pending\n";

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
    void a_preview_says_what_is_wrong_and_keeps_nobody() {
        alice.api()
                .contentType("text/csv")
                .body(FILE)
                .post(talk.people() + "/import?preview=true")
                .then()
                .statusCode(200)
                .body("rows", equalTo(3))
                .body("wrong", equalTo(1))
                .body("problems[0].line", equalTo(3))
                .body("problems[0].field", equalTo("email"));

        alice.api().get(talk.people()).then().body("total", equalTo(0));
    }

    @Test
    void a_check_names_the_columns_of_which_nothing_is_taken() {
        String file = "email,name,Company,Notes\na@x.com,Ann,Roses Ltd,tall\n";

        imported(talk, "?preview=true", file)
                .body("ready", equalTo(1))
                .body("wrong", equalTo(0))
                .body("unread", contains("Company", "Notes"));
        for (String language : List.of("en", "de")) {
            alice.form()
                    .header("Accept-Language", language)
                    .multiPart("file", "people.csv", file.getBytes(StandardCharsets.UTF_8))
                    .multiPart("mode", "check")
                    .post("/webinars/" + talk.id() + "/people/import")
                    .then()
                    .statusCode(200)
                    .body(containsString(": Company, Notes."));
        }
    }

    @Test
    void an_import_takes_everybody_whose_row_is_right_and_nobody_twice() {
        bring().then().statusCode(200).body("added", equalTo(2)).body("wrong", equalTo(1));

        bring().then().body("added", equalTo(0)).body("known", equalTo(2));
    }

    @Test
    void an_export_holds_no_formula_and_can_be_brought_in_again() {
        bring();

        String csv =
                alice.api()
                        .get(talk.people() + ".csv")
                        .then()
                        .statusCode(200)
                        .header("Content-Disposition", containsString("registrations.csv"))
                        .extract()
                        .asString();

        assertThat(csv).contains("\"'=1+1\"", "\"'+49 30 1234\"", "\"approved\"");
        assertThat(csv).doesNotContain(",\"=", "\n\"=");
    }

    @Test
    void an_exported_list_brings_nobody_back_who_was_cancelled_or_declined() {
        bring();
        List<String> people = alice.api().get(talk.people()).then().extract().path("items.id");
        alice.api().post(talk.people() + "/" + people.get(0) + "/cancel").then().statusCode(200);
        String list = alice.api().get(talk.people() + ".csv").then().extract().asString();
        Talk other = announced.talk(alice, new JsonObject());

        for (Talk into : List.of(talk, other)) {
            imported(into, "?preview=true", list)
                    .body("wrong", equalTo(1))
                    .body("problems.size()", equalTo(1))
                    .body("unread", empty())
                    .body("problems[0].column", equalTo("status"))
                    .body("problems[0].message", containsString("cancelled"));
            imported(into, "", list.replace("\"cancelled\"", "\"declined\""))
                    .body("wrong", equalTo(1))
                    .body("problems[0].message", containsString("declined"));
            alice.api().get(into.people() + "?status=approved").then().body("total", equalTo(1));
        }
    }

    @Test
    void an_exported_list_leaves_who_waits_and_who_is_not_decided_about_as_they_were() {
        Talk full = announced.talk(alice, new JsonObject().put("capacity", 1));
        register(full, "a");
        register(full, "b");
        settle(full, new JsonObject().put("autoApprove", false));
        register(full, "c");
        String list = alice.api().get(full.people() + ".csv").then().extract().asString();
        String inLineFirst = turned(list);
        assertThat(list).contains("\"approved\"", "\"waitlisted\"", "\"pending\"");
        Talk other = announced.talk(alice, new JsonObject().put("capacity", 2));

        imported(other, "?preview=true", inLineFirst)
                .body("ready", equalTo(3))
                .body("waiting", equalTo(1))
                .body("pending", equalTo(1));
        settle(full, new JsonObject().put("autoApprove", true));
        imported(full, "", list).body("known", equalTo(3)).body("approved", equalTo(0));
        imported(other, "", inLineFirst).body("added", equalTo(3));

        assertThat(state(full, "b@x.com")).isEqualTo("waitlisted");
        assertThat(state(full, "c@x.com")).isEqualTo("pending");
        assertThat(state(other, "a@x.com")).isEqualTo("approved");
        assertThat(state(other, "c@x.com")).isEqualTo("pending");
        assertThat(state(other, "b@x.com")).isIn("waitlisted", "offered");
    }

    @Test
    void the_check_says_who_waits_and_who_is_to_be_decided_about() {
        Talk full = announced.talk(alice, new JsonObject().put("capacity", 1));

        alice.form()
                .multiPart("file", "people.csv", STANDING.getBytes(StandardCharsets.UTF_8))
                .multiPart("mode", "check")
                .post("/webinars/" + full.id() + "/people/import")
                .then()
                .statusCode(200)
                .body(containsString("1 of them on the waiting list"))
                .body(containsString("1 of them waits for your decision"));
    }

    @Test
    void who_waits_finds_no_line_where_there_is_none_and_a_seat_where_there_are_seats_for_all() {
        Talk strict =
                announced.talk(alice, new JsonObject().put("capacity", 5).put("waitlist", false));

        imported(strict, "", STANDING)
                .body("added", equalTo(2))
                .body("problems.size()", equalTo(1))
                .body("problems[0].line", equalTo(3))
                .body("problems[0].message", containsString("has no waiting list"));
        imported(talk, "", STANDING).body("added", equalTo(3)).body("waiting", equalTo(0));

        assertThat(state(talk, "b@x.com")).isEqualTo("approved");
        assertThat(state(talk, "c@x.com")).isEqualTo("pending");
    }

    @Test
    void a_list_with_questions_called_like_its_own_columns_comes_back_as_it_was() {
        JsonArray questions = new JsonArray();
        for (String name : List.of("status", "language", "id", "registered")) {
            questions.add(new JsonObject().put("id", name).put("label", name));
        }
        JsonObject form = new JsonObject().put("fields", questions);
        Talk asking = announced.talk(alice, form);
        Talk again = announced.talk(alice, form);
        imported(
                        asking,
                        "",
                        "email,status,answer: status,answer: id\na@x.com,,student,\nb@x.com,,student,7\n")
                .body("added", equalTo(2));
        String a =
                alice.api()
                        .get(asking.people())
                        .then()
                        .extract()
                        .path("items.find { it.email == 'a@x.com' }.id");
        alice.api().post(asking.people() + "/" + a + "/cancel").then().statusCode(200);

        String list = alice.api().get(asking.people() + ".csv").then().extract().asString();

        assertThat(list).contains("\"answer: status\"", "\"answer: language\"", "\"answer: id\"");
        imported(again, "", list)
                .body("added", equalTo(1))
                .body("problems.line", contains(2))
                .body("problems.column", contains("status"))
                .body("unread", empty());
        alice.api()
                .get(again.people())
                .then()
                .body("items[0].email", equalTo("b@x.com"))
                .body(
                        "items[0].answers",
                        equalTo(java.util.Map.of("status", "student", "id", "7")));
    }

    @Test
    void a_character_that_belongs_to_no_text_keeps_out_nobody_else() {
        String list = "email,name,mobile\na@x.com,An\0n,\nb\0@x.com,Bob,\nc@x.com,Cid,+49 30\0 1\n";

        imported(talk, "", list)
                .body("rows", equalTo(3))
                .body("added", equalTo(2))
                .body("problems.line", contains(3));

        alice.api()
                .get(talk.people())
                .then()
                .body("items.email", org.hamcrest.Matchers.hasItems("a@x.com", "c@x.com"))
                .body("items.name", org.hamcrest.Matchers.hasItems("An n", "Cid"));
    }

    /** The last row first. */
    private static String turned(String list) {
        List<String> rows = new ArrayList<>(List.of(list.split("\r?\n")));
        Collections.reverse(rows.subList(1, rows.size()));
        return String.join("\n", rows) + "\n";
    }

    private void register(Talk into, String name) {
        alice.api()
                .body(new JsonObject().put("name", name).put("email", name + "@x.com").encode())
                .post(into.people())
                .then()
                .statusCode(201);
    }

    private void settle(Talk one, JsonObject rules) {
        alice.api()
                .body(new JsonObject().put("registration", rules).encode())
                .patch("/api/v1/webinars/" + one.id())
                .then()
                .statusCode(200);
    }

    private String state(Talk of, String email) {
        return alice.api()
                .get(of.people())
                .then()
                .extract()
                .path("items.find { it.email == '" + email + "' }.status");
    }

    private ValidatableResponse imported(Talk into, String query, String list) {
        return alice.api()
                .contentType("text/csv; charset=UTF-8")
                .body(list)
                .post(into.people() + "/import" + query)
                .then()
                .statusCode(200);
    }

    @Test
    void a_table_that_a_spreadsheet_calls_unicode_text_is_brought_in() {
        byte[] file =
                "\ufeffname\temail\r\nJürgen\tj@x.com\r\n".getBytes(StandardCharsets.UTF_16LE);

        alice.api()
                .contentType("text/csv")
                .body(file)
                .post(talk.people() + "/import")
                .then()
                .statusCode(200)
                .body("added", equalTo(1));

        alice.api().get(talk.people()).then().body("items[0].name", equalTo("Jürgen"));
    }

    @Test
    void files_of_another_workspace_are_not_there() {
        world.mallory().api().get(talk.people() + ".csv").then().statusCode(404);
        world.mallory().api().body(FILE).post(talk.people() + "/import").then().statusCode(404);
        RestAssured.given().get(talk.people() + ".csv").then().statusCode(401);
        RestAssured.given().body(FILE).post(talk.people() + "/import").then().statusCode(401);
        alice.api().body("").post(talk.people() + "/import").then().statusCode(422);
    }

    @Test
    void the_host_sees_finds_and_decides_about_people_on_the_webinars_page() {
        bring();
        alice.browser()
                .get("/webinars/" + talk.id() + "?tab=people&q=ann")
                .then()
                .statusCode(200)
                .body(containsString("Ann"))
                .body(containsString("Copy join link"))
                .body(org.hamcrest.Matchers.not(containsString("=1+1")));
    }

    @Test
    void what_takes_something_from_several_is_asked_in_numbers_first() {
        bring();
        List<String> people = alice.api().get(talk.people()).then().extract().path("items.id");
        String decide = "/webinars/" + talk.id() + "/people/decide";

        alice.form()
                .formParam("person", people)
                .formParam("decision", "cancel")
                .post(decide)
                .then()
                .statusCode(200)
                .body(containsString(people.size() + " people chosen"))
                .body(containsString("name=\"sure\""));
        alice.api().get(talk.people() + "?status=cancelled").then().body("total", equalTo(0));
        alice.form()
                .formParam("person", people)
                .formParam("decision", "cancel")
                .formParam("sure", "true")
                .post(decide)
                .then()
                .statusCode(303);

        alice.api()
                .get(talk.people() + "?status=cancelled")
                .then()
                .body("total", equalTo(people.size()));
    }

    @Test
    void one_person_is_decided_about_on_their_own_page() {
        bring();
        String one = alice.api().get(talk.people()).then().extract().path("items[0].id");

        alice.browser()
                .get("/webinars/" + talk.id() + "/people/" + one)
                .then()
                .statusCode(200)
                .body(containsString("value=\"cancel\""));
    }

    @Test
    void the_form_can_stand_in_another_sites_frame_where_the_host_allows_it() {
        Talk open =
                announced.talk(
                        alice,
                        new JsonObject()
                                .put(
                                        "allowedOrigins",
                                        new JsonArray().add("https://roses.example")));

        RestAssured.given()
                .get("/w/" + open.slug() + "/embed")
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        containsString("frame-ancestors https://roses.example"));
        RestAssured.given()
                .get("/w/" + talk.slug() + "/embed")
                .then()
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    @Test
    void an_embedded_form_registers_by_its_seal_without_any_cookie() {
        String html = RestAssured.given().get("/w/" + talk.slug() + "/embed").asString();
        String seal = html.replaceAll("(?s).*name=\"form\" value=\"([^\"]*)\".*", "$1");

        RestAssured.given()
                .redirects()
                .follow(false)
                .formParam("form", seal)
                .formParam("name", "Carol")
                .formParam("email", "carol@example.com")
                .post("/w/" + talk.slug() + "/embed")
                .then()
                .statusCode(303)
                .header("Location", containsString("/embed?done=registered"));
        RestAssured.given()
                .formParam("name", "Dave")
                .formParam("email", "dave@example.com")
                .post("/w/" + talk.slug() + "/embed")
                .then()
                .statusCode(422);

        alice.api().get(talk.people()).then().body("total", equalTo(1));
    }

    private io.restassured.response.Response bring() {
        return alice.api().contentType("text/csv").body(FILE).post(talk.people() + "/import");
    }
}
