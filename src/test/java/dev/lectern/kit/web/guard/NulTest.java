package dev.lectern.kit.web.guard;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class NulTest {
    @Inject World world;

    private Person alice;

    @BeforeEach
    void alice_has_a_workspace() {
        alice = world.alice();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/audit?q=", "/api/v1/work?kind=x&kind=", "/api/v1/mailbox?q="})
    void a_program_is_told_which_part_of_its_query_to_mend(String address) {
        alice.api()
                .urlEncodingEnabled(false)
                .get(address + "a%00b")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("U+0000"))
                .body("errors[0].field", equalTo(address.replaceAll(".*[?&]|=", "")));
    }

    @Test
    void a_page_is_refused_with_a_sentence() {
        alice.browser()
                .urlEncodingEnabled(false)
                .get("/mailbox?q=%00")
                .then()
                .statusCode(400)
                .body(containsString("U+0000"));
    }

    @Test
    void half_a_character_is_refused_and_a_whole_one_kept() {
        alice.api()
                .body("{\"name\":\"a\\ud800\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("name"));
        alice.api()
                .body("{\"name\":\"a\\ud83d\\ude00\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .body("name", equalTo("a😀"));
    }

    @Test
    void a_form_is_refused_before_anything_looks_at_it() {
        Forms.filled()
                .formParam("email", "a@b.c\0")
                .formParam("password", "x")
                .post("/signin")
                .then()
                .statusCode(400)
                .body(containsString("U+0000"));
        Forms.filled()
                .cookie("lectern", alice.cookie())
                .multiPart("csrf", "c".repeat(32))
                .multiPart("name", "Al\0ice")
                .contentType(ContentType.MULTIPART)
                .post("/settings/profile")
                .then()
                .statusCode(400);
    }

    @Test
    void json_is_refused_with_the_field_and_an_escaped_backslash_is_none() {
        alice.api()
                .body("{\"name\":\"a\\u0000b\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("name"));
        alice.api()
                .body("{\"title\":\"a\",\"registration\":{\"fields\":[{\"label\":\"\\u0000\"}]}}")
                .post("/api/v1/webinars")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("registration.fields.0.label"));
        alice.api()
                .body("{\"name\":\"a\\\\u0000b\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .body("name", equalTo("a\\u0000b"));
    }

    @Test
    void broken_json_is_still_called_broken() {
        given().header("Authorization", "Bearer " + alice.key())
                .contentType(ContentType.JSON)
                .body("{\"name\": \\u0000")
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("detail", containsString("no JSON"));
    }
}
