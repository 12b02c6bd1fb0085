package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send: nothing is lost, nothing leaks, every refusal says how to mend it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class BadInputTest {
    @Inject World world;
    @Inject Announced announced;

    private Person alice;
    private Talk talk;
    private Visitor visitor;

    @BeforeEach
    void alice_announces_a_talk() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
        visitor = new Visitor(talk);
    }

    static Stream<String> addresses() {
        return Stream.of(
                "carol@example.com\r\nBcc: all@example.com",
                "carol\u200b@example.com",
                "a".repeat(288) + "@example.com",
                "\"carol smith\"@example.com",
                "carol@exam\u202eple.com",
                "<script>alert(1)</script>@example.com");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void an_address_that_no_mail_reaches_is_refused_and_kept_in_the_form(String address) {
        visitor.submit(Map.of("name", "Carol", "email", address))
                .statusCode(422)
                .body(containsString("aria-invalid=\"true\""))
                .body(containsString("value=\"Carol\""))
                .body(not(containsString("<script>alert")));

        assertThat(people()).isZero();
    }

    @Test
    void a_lost_link_asked_for_with_half_an_address_is_mended_on_the_same_page() {
        Forms.filled()
                .formParam("email", "carol@")
                .formParam("form", visitor.seal())
                .post("/w/" + talk.slug() + "/link")
                .then()
                .statusCode(422)
                .body(containsString("Growing roses"))
                .body(containsString("value=\"carol@\""))
                .body(containsString("Write the address like name@example.com."));
    }

    @Test
    void what_a_host_typed_about_people_stays_with_a_sentence_beside_it() {
        host(Map.of("name", "Carol", "email", "carol@"), "add")
                .body(containsString("value=\"Carol\""))
                .body(containsString("value=\"carol@\""))
                .body(containsString("Write the address like name@example.com."));
        host(
                        Map.of(
                                "person",
                                register(),
                                "decision",
                                "cancel",
                                "note",
                                "n".repeat(2_001)),
                        "decide")
                .body(containsString("n".repeat(2_001)))
                .body(containsString("Keep the note to 2,000 characters."));
        alice.form()
                .multiPart("file", "people.csv", "name\nCarol".getBytes(UTF_8))
                .post("/webinars/" + talk.id() + "/people/import")
                .then()
                .statusCode(422)
                .body(containsString("The first line has to name the columns"));

        assertThat(listed()).contains("\"approved\"");
    }

    private ValidatableResponse host(Map<String, String> fields, String action) {
        return alice.form()
                .formParams(fields)
                .post("/webinars/" + talk.id() + "/people/" + action)
                .then()
                .statusCode(422);
    }

    @Test
    void a_domain_in_any_script_is_kept_as_mail_servers_write_it() {
        visitor.submit(Map.of("name", "Ann", "email", "ann@bücher.example")).statusCode(303);

        assertThat(listed()).contains("ann@xn--bcher-kva.example");
    }

    @Test
    void nothing_invisible_stays_in_a_name() {
        visitor.submit(Map.of("name", "Ca\u200brol\u202e \u0007Smith", "email", "c@x.com"))
                .statusCode(303);

        assertThat(listed()).contains("\"Carol Smith\"");
    }

    @Test
    void a_name_of_ten_thousand_characters_is_refused() {
        visitor.submit(Map.of("name", "x".repeat(10_000), "email", "c@x.com"))
                .statusCode(422)
                .body(containsString("Keep the name to 100 characters."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "=HYPERLINK(\"evil\")",
                "\"><script>alert(1)</script>",
                "{page.seal}"
            })
    void a_name_is_never_more_than_text_to_the_host(String name) {
        visitor.submit(Map.of("name", name, "email", "c@x.com")).statusCode(303);

        assertThat(new JsonPath(listed()).getString("items[0].name")).isEqualTo(name);
        alice.browser()
                .get("/webinars/" + talk.id() + "?tab=people")
                .then()
                .statusCode(200)
                .body(not(containsString("<img src=x")))
                .body(not(containsString("<script>alert")));
        assertThat(alice.api().get(talk.people() + ".csv").asString())
                .doesNotContain("\n=HYPERLINK", ",=HYPERLINK", ",\"=HYPERLINK");
    }

    @Test
    void an_answer_to_what_was_not_asked_is_not_kept() {
        visitor.submit(Map.of("name", "Carol", "email", "c@x.com", "shoe", "42", "status", "x"))
                .statusCode(303);

        assertThat(listed()).contains("\"approved\"").doesNotContain("shoe");
    }

    @Test
    void a_form_without_our_seal_registers_nobody_and_keeps_what_was_typed() {
        Talk other = announced.talk(alice, new JsonObject());

        visitor.submit(Map.of("name", "Carol", "email", "c@x.com"), "").statusCode(422);
        visitor.submit(Map.of("name", "Carol", "email", "c@x.com"), new Visitor(other).seal())
                .statusCode(422)
                .body(containsString("value=\"c@x.com\""));

        assertThat(people()).isZero();
    }

    @Test
    void a_form_from_another_site_is_not_taken() {
        Forms.filled()
                .header("Origin", "https://evil.example")
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("form", visitor.seal())
                .formParam("name", "Carol")
                .formParam("email", "c@x.com")
                .post("/w/" + talk.slug())
                .then()
                .statusCode(403);

        assertThat(people()).isZero();
    }

    @Test
    void machines_that_fill_the_hidden_field_are_thanked_and_forgotten() {
        visitor.submit(Map.of("name", "Bot", "email", "bot@x.com", "website", "https://x.com"))
                .statusCode(303);

        assertThat(people()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{",
                "{\"email\": \"carol\", \"name\": \"C\"}",
                "{\"email\": 5, \"name\": \"C\"}",
                "{\"email\": \"c@x.com\", \"name\": \"\"}",
                "{\"email\": \"c@x.com\\u0000\", \"name\": \"C\"}",
                "{\"email\": \"c@x.com\", \"name\": \"C\", \"answers\": {\"mobile\": \"call me\"}}",
                "{\"email\": \"c@x.com\", \"name\": \"C\", \"answers\": {\"shoe size\": \"42\"}}",
                "{\"email\": \"c@x.com\", \"name\": \"C\", \"answers\": []}",
                "{\"email\": \"c@x.com\", \"name\": \"C\", \"timezone\": \"Mars\"}",
                "{\"email\": \"c@x.com\", \"name\": \"C\", \"occurrence\": \"next\"}"
            })
    void what_cannot_be_taken_is_refused_with_a_sentence(String body) {
        alice.api()
                .body(body)
                .post(talk.people())
                .then()
                .statusCode(anyOf(equalTo(400), equalTo(422)))
                .contentType(containsString("application/problem+json"))
                .body("detail", notNullValue());
        assertThat(people()).isZero();
    }

    @Test
    void a_form_without_the_word_of_its_page_is_not_taken() {
        given().redirects()
                .follow(false)
                .formParams(Map.of("name", "Carol", "email", "c@x.com", "form", visitor.seal()))
                .post("/w/" + talk.slug())
                .then()
                .statusCode(403);

        assertThat(people()).isZero();
    }

    private String register() {
        return alice.api()
                .body(new JsonObject().put("name", "Carol").put("email", "c@x.com").encode())
                .post(talk.people())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private int people() {
        return alice.api().get(talk.people()).then().extract().path("total");
    }

    private String listed() {
        return alice.api().get(talk.people()).asString();
    }
}
