package dev.lectern.kit.web.border;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ErrorBorderTest {
    @Inject World world;

    @ParameterizedTest
    @CsvSource({
        "refused, 422",
        "not-found, 404",
        "not-allowed, 403",
        "clashed, 409",
        "outdated, 412",
        "provider, 503",
        "away, 503",
        "elsewhere, 500",
        "cursor, 400",
        "bug, 500"
    })
    void a_program_gets_a_problem_and_a_person_a_page(String how, int status) {
        given().when()
                .get("/api/v1/fail/" + how)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
        given().header("Accept", "text/html")
                .when()
                .get("/fail/" + how)
                .then()
                .statusCode(status)
                .contentType(containsString("text/html"))
                .body(containsString("<main"));
    }

    @Test
    void a_provider_that_failed_is_told_with_what_to_do() {
        given().get("/api/v1/fail/provider")
                .then()
                .body("detail", containsString("Nothing has changed here. Try again"));
    }

    @Test
    void a_problem_names_the_field_and_how_to_mend_it() {
        given().when()
                .get("/api/v1/fail/refused")
                .then()
                .body("errors[0].field", equalTo("title"))
                .body("errors[0].message", equalTo("Give it a title."))
                .body("detail", equalTo("Give it a title."));
    }

    @ParameterizedTest
    @CsvSource({"de, Nehmen Sie höchstens 300 Plätze.", "fr, Take at most 300 seats."})
    void what_a_rule_says_is_in_the_readers_language(String language, String sentence) {
        given().header("Accept-Language", language)
                .get("/api/v1/fail/spoken")
                .then()
                .body("detail", equalTo(sentence))
                .body("errors[0].field", equalTo("seats"))
                .body("errors[0].message", equalTo(sentence))
                .body("errors[0].sentence", nullValue());
        given().header("Accept", "text/html")
                .header("Accept-Language", language)
                .get("/fail/spoken")
                .then()
                .body(containsString(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/fail/bug", "/fail/bug"})
    void a_bug_leaks_nothing_but_its_number(String path) {
        given().header("Accept", "text/html")
                .when()
                .get(path)
                .then()
                .statusCode(500)
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")));
        given().when().get("/api/v1/fail/bug").then().body("reference", matchesPattern("\\w{12}"));
    }

    @Test
    void while_the_database_is_away_nobody_is_told_of_a_bug() {
        given().when()
                .get("/api/v1/fail/away")
                .then()
                .header("Retry-After", "5")
                .body("detail", containsString("Nothing was changed"));
        given().header("Accept", "text/html")
                .header("Accept-Language", "de")
                .when()
                .get("/fail/away")
                .then()
                .body(containsString("Gleich geht es weiter"));
    }

    @Test
    void json_that_cannot_be_read_says_where() {
        given().contentType("application/json")
                .body("{\"title\": \"x\", \"seats\": \"many\"}")
                .when()
                .post("/api/v1/fail")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("seats"));
        given().contentType("application/json")
                .body("{\"title\": ")
                .when()
                .post("/api/v1/fail")
                .then()
                .statusCode(400)
                .body("detail", containsString("JSON"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain"})
    void a_bare_object_that_cannot_be_read_is_the_senders_mistake(String type) {
        given().contentType(type)
                .body("{\"title\": }")
                .post("/api/v1/fail/object")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        equalTo("The body is no JSON. Check its quotes, commas and braces."));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/v1/keys, 'GET, HEAD, OPTIONS, POST'",
        "PUT, /api/v1/keys/00000000-0000-0000-0000-000000000000, 'DELETE, GET, HEAD, OPTIONS'",
        "DELETE, /signin, 'GET, HEAD, OPTIONS, POST'"
    })
    void a_method_that_is_not_taken_is_answered_with_those_that_are(
            String method, String path, String allowed) {
        String allow =
                given().when()
                        .request(method, path)
                        .then()
                        .statusCode(405)
                        .extract()
                        .header("Allow");

        assertThat(allow.split(", ?")).containsExactlyInAnyOrder(allowed.split(", "));
    }

    @Test
    void an_address_that_leads_nowhere_says_so() {
        given().header("Accept", "text/html")
                .when()
                .get("/nowhere")
                .then()
                .statusCode(404)
                .body(containsString("There is no such page"));
        given().when()
                .get("/api/v1/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("title", equalTo("Not Found"));
    }

    @Test
    void round_it_stands_what_stands_round_every_page_of_the_reader() {
        Person alice = world.alice();

        given().cookie("lectern", alice.cookie())
                .header("Accept", "text/html")
                .when()
                .get("/nowhere")
                .then()
                .statusCode(404)
                .body(containsString("There is no such page"))
                .body(containsString("action=\"/signout\""))
                .body(containsString("href=\"/webinars\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me;x",
                "/api;/v1/me",
                "/api%2Fv1/me",
                "/api/v1%5cme",
                "/q/health;/",
                "/%2e%2e/api/v1/me"
            })
    void an_address_written_to_pass_for_another_is_refused(String path) {
        given().urlEncodingEnabled(false)
                .when()
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void every_answer_carries_the_number_that_its_log_lines_carry() {
        given().when().get("/design").then().header("X-Request-Id", matchesPattern("\\w{12}"));
    }

    @Test
    void forwarded_headers_are_not_believed_unless_told() {
        given().header("X-Forwarded-Proto", "https")
                .when()
                .get("/design")
                .then()
                .header("Strict-Transport-Security", equalTo(null));
    }
}
