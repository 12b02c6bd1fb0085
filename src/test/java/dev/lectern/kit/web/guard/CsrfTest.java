package dev.lectern.kit.web.guard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class CsrfTest {
    private static final String WORD = "w".repeat(32);

    @Test
    void a_form_from_a_page_of_ours_is_taken() {
        Forms.filled().formParam("title", "Hello").post("/design").then().statusCode(200);
    }

    @Test
    void the_word_stands_under_another_mask_in_every_answer_and_each_is_taken() {
        String one = wordOfPage();
        String other = wordOfPage();

        assertThat(one).isNotEqualTo(other).doesNotContain(WORD);
        for (String word : List.of(one, other)) {
            given().cookie("csrf", WORD)
                    .formParam("csrf", word)
                    .formParam("title", "Hello")
                    .post("/design")
                    .then()
                    .statusCode(200);
        }
    }

    private static String wordOfPage() {
        return given().cookie("csrf", WORD)
                .get("/signin")
                .htmlPath()
                .getString("**.find { it.@name == 'csrf' }.@value");
    }

    @Test
    void a_form_without_the_word_of_its_page_is_refused() {
        given().formParam("title", "Hello")
                .post("/design")
                .then()
                .statusCode(403)
                .body(containsString("Nothing was saved"));
        given().cookie("csrf", WORD)
                .formParam("csrf", "x".repeat(32))
                .formParam("title", "Hello")
                .post("/design")
                .then()
                .statusCode(403);
    }

    @Test
    void a_form_that_the_browser_says_comes_from_elsewhere_is_refused() {
        Forms.filled()
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("title", "Hello")
                .post("/design")
                .then()
                .statusCode(403);
        Forms.filled()
                .header("Origin", "https://elsewhere.example")
                .formParam("title", "Hello")
                .post("/design")
                .then()
                .statusCode(403);
    }

    @Test
    void a_program_with_a_key_needs_no_word() {
        json().header("Authorization", "Bearer something")
                .post("/api/v1/fail")
                .then()
                .statusCode(200);
    }

    @Test
    void json_with_a_cookie_needs_a_browser_that_says_it_comes_from_here() {
        json().cookie("lectern", "x").post("/api/v1/fail").then().statusCode(403);
        json().cookie("lectern", "x")
                .header("Sec-Fetch-Site", "same-site")
                .post("/api/v1/fail")
                .then()
                .statusCode(403);
        json().cookie("lectern", "x")
                .header("Sec-Fetch-Site", "same-origin")
                .post("/api/v1/fail")
                .then()
                .statusCode(200);
        json().cookie("lectern", "x")
                .cookie("csrf", WORD)
                .header("X-CSRF", WORD)
                .post("/api/v1/fail")
                .then()
                .statusCode(200);
    }

    @Test
    void a_form_to_the_api_with_a_cookie_is_refused_too() {
        given().cookie("lectern", "x")
                .formParam("title", "Hello")
                .post("/api/v1/fail")
                .then()
                .statusCode(403);
    }

    private static RequestSpecification json() {
        return given().contentType("application/json").body("{\"title\": \"x\", \"seats\": 1}");
    }
}
