package dev.lectern.kit.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class FrameTest {

    @Test
    void a_page_stands_in_the_frame() {
        given().when()
                .get("/design")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .body(containsString("<html lang=\"en\""))
                .body(containsString("The quiet art of explaining"))
                .body(containsString("Wed 26 Nov 2031, 17:00 (UTC; 02:00 in Tokyo)"));
    }

    @Test
    void a_page_speaks_the_language_that_the_browser_asks_for() {
        given().header("Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
                .when()
                .get("/design")
                .then()
                .body(containsString("<html lang=\"de\""))
                .body(containsString("Zum Inhalt"))
                .body(containsString("Mi., 26. Nov. 2031, 17:00 Uhr"));
    }

    @Test
    void the_language_chosen_by_the_visitor_goes_before_the_browser() {
        given().header("Accept-Language", "de")
                .cookie("language", "en")
                .when()
                .get("/design")
                .then()
                .body(containsString("<html lang=\"en\""));
    }

    @Test
    void times_are_written_in_the_zone_of_the_visitor() {
        given().cookie("zone", "America%2FNew_York")
                .when()
                .get("/design")
                .then()
                .body(containsString("12:00 (New York; 02:00 in Tokyo)"));
    }

    @Test
    void what_is_typed_is_text_and_never_markup() {
        Forms.filled()
                .formParam("title", "")
                .when()
                .post("/design")
                .then()
                .statusCode(422)
                .body(containsString("Give the webinar a title."))
                .body(containsString("aria-invalid=\"true\""));
        given().cookie("toast", Toast.encode("<script>"))
                .when()
                .get("/design")
                .then()
                .body(containsString("&lt;script&gt;"))
                .body(not(containsString("<script>")));
    }

    @Test
    void a_confirmation_is_said_on_the_next_page_once() {
        var answer =
                Forms.filled()
                        .formParam("title", "Grüße")
                        .redirects()
                        .follow(false)
                        .post("/design")
                        .then()
                        .statusCode(303)
                        .extract();
        given().cookie("toast", answer.cookie("toast"))
                .when()
                .get("/design")
                .then()
                .body(containsString("Saved: Grüße"))
                .cookie("toast", "");
    }

    @Test
    void every_answer_says_what_a_browser_may_do_with_it() {
        given().when()
                .get("/design")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Referrer-Policy", "strict-origin-when-cross-origin");
    }
}
