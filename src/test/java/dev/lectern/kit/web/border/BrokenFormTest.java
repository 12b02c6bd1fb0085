package dev.lectern.kit.web.border;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.lectern.world.Database;
import dev.lectern.world.Lines;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms with files that are none: the sender's mistake, and no line for whoever runs the site. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class BrokenFormTest {
    private static final String PART = "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=x",
                PART + "\r\nbob@example.org",
                PART,
                "--x\r\nno header at all\r\n\r\nbob\r\n--x--\r\n",
                PART + "Content-Type: text/plain; charset=none\r\n\r\nbob\r\n--x--\r\n"
            })
    void a_form_that_cannot_be_taken_apart_is_answered_in_words(String form) {
        try (Lines errors = Lines.of("dev.lectern.kit.web")) {
            send(form).statusCode(400).body(containsString("<main"));
            assertThat(errors.all()).isEmpty();
        }
    }

    @Test
    void a_text_that_is_too_long_for_a_form_is_answered_in_words() {
        try (Lines errors = Lines.of("dev.lectern.kit.web")) {
            send(PART + "\r\n" + "x".repeat(3_000_000) + "\r\n--x--\r\n")
                    .statusCode(413)
                    .body(containsString("<main"))
                    .body(containsString("Send less at once"));
            assertThat(errors.all()).isEmpty();
        }
    }

    private static ValidatableResponse send(String form) {
        return given().header("Content-Type", "multipart/form-data; boundary=x")
                .header("Accept", "text/html")
                .body(form.getBytes())
                .post("/signin")
                .then();
    }
}
