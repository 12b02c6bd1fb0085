package dev.lectern.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SignInTest {
    @Inject World world;

    @Test
    void the_form_has_the_labels_that_scripts_and_people_look_for() {
        given().get("/signin")
                .then()
                .statusCode(200)
                .body(containsString(">Email"))
                .body(containsString(">Password"))
                .body(containsString("Sign in</button>"));
    }

    @Test
    void address_and_password_sign_a_browser_in() {
        Person alice = world.alice();

        Response answer = signIn(alice.email(), World.PASSWORD, "/settings/profile");

        answer.then().statusCode(303).header("Location", endsWith("/settings/profile"));
        Cookie cookie = answer.getDetailedCookie("lectern");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.isSecured()).isFalse();
        given().cookie("lectern", cookie.getValue())
                .get("/api/v1/me")
                .then()
                .body("account.email", equalTo(alice.email()));
    }

    @Test
    void capitals_and_blanks_in_the_address_do_no_harm() {
        Person alice = world.alice();

        signIn("  " + alice.email().toUpperCase() + " ", World.PASSWORD, "").then().statusCode(303);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
        Person alice = world.alice();

        String wrong =
                signIn(alice.email(), "not the password", "")
                        .then()
                        .statusCode(422)
                        .extract()
                        .asString();
        String unknown =
                signIn("nobody@example.org", "not the password", "")
                        .then()
                        .statusCode(422)
                        .extract()
                        .asString();

        assertThat(wrong).contains("Email or password is not right").contains(alice.email());
        assertThat(bare(unknown).replace("nobody@example.org", alice.email()))
                .isEqualTo(bare(wrong));
    }

    /** Without the word that is masked afresh in every answer. */
    private static String bare(String page) {
        return page.replaceAll("name=\"csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void signing_in_rotates_the_secret_and_ends_the_one_before() {
        Person alice = world.alice();

        String fresh =
                Forms.filled()
                        .cookie("lectern", alice.cookie())
                        .formParam("email", alice.email())
                        .formParam("password", World.PASSWORD)
                        .redirects()
                        .follow(false)
                        .post("/signin")
                        .getCookie("lectern");

        assertThat(fresh).isNotEqualTo(alice.cookie());
        alice.browser().get("/api/v1/me").then().statusCode(401);
        given().cookie("lectern", fresh).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void nobody_is_led_to_another_site_after_signing_in() {
        Person alice = world.alice();

        for (String to :
                new String[] {"https://evil.example/", "//evil.example", "/\\evil.example"}) {
            signIn(alice.email(), World.PASSWORD, to)
                    .then()
                    .statusCode(303)
                    .header("Location", not(containsString("evil")));
        }
    }

    @Test
    void who_signs_out_is_out() {
        Person alice = world.alice();

        Forms.filled()
                .cookie("lectern", alice.cookie())
                .redirects()
                .follow(false)
                .post("/signout")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/signin"));

        alice.browser().get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void choosing_a_language_leads_back_to_the_whole_address() {
        given().urlEncodingEnabled(false)
                .get("/signin?to=%2Fsettings%2Fprofile&email=a%40b.org")
                .then()
                .body(
                        containsString(
                                "name=\"back\""
                                        + " value=\"/signin?to=%2Fsettings%2Fprofile&amp;email=a%40b.org\""));

        Forms.filled()
                .formParam("email", "nobody@example.org")
                .formParam("here", "/signin?to=%2Fsettings%2Fprofile")
                .post("/signin")
                .then()
                .statusCode(422)
                .body(containsString("name=\"back\" value=\"/signin?to=%2Fsettings%2Fprofile\""))
                .body(containsString("name=\"here\" value=\"/signin?to=%2Fsettings%2Fprofile\""));
        Forms.filled()
                .formParam("here", "//evil.example/")
                .post("/signin")
                .then()
                .body(containsString("name=\"back\" value=\"/\""));

        Forms.filled()
                .formParam("language", "de")
                .formParam("back", "/signin?to=%2Fsettings%2Fprofile")
                .redirects()
                .follow(false)
                .post("/language")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/signin?to=%2Fsettings%2Fprofile"));
    }

    @Test
    void a_visitor_without_a_session_is_led_to_the_form_and_back() {
        given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get("/settings/profile")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/signin?to=%2Fsettings%2Fprofile"));
    }

    @Test
    void a_mailed_link_signs_in_once_and_only_by_its_button() {
        Person alice = world.alice();
        Forms.filled()
                .formParam("email", alice.email())
                .post("/signin/mail")
                .then()
                .statusCode(200);
        String link = Mails.linkTo(alice, alice.email());

        given().get(link).then().statusCode(200).body(containsString(alice.email()));
        given().get(link).then().statusCode(200);
        String token = link.substring("/signin/t/".length());
        String cookie = follow(token).then().statusCode(303).extract().cookie("lectern");

        given().cookie("lectern", cookie).get("/api/v1/me").then().statusCode(200);
        follow(token).then().statusCode(410);
        given().get(link).then().statusCode(410).body(containsString("no longer good"));
    }

    @Test
    void while_no_mail_server_is_set_up_the_page_says_where_the_mail_is() {
        Forms.filled()
                .formParam("email", "somebody@example.org")
                .post("/password/forgot")
                .then()
                .body(containsString("nothing leaves this machine"))
                .body(containsString("unless your role is higher"))
                .body(containsString("ask whoever runs this machine"));
    }

    @Test
    void no_spelling_of_an_address_leads_past_the_sign_in() {
        for (String spelling :
                new String[] {
                    "/settings;x/profile",
                    "/settings/profile;x=y",
                    "/settings%2Fprofile",
                    "/settings/%2e/profile",
                    "//settings/profile",
                    "/api/v1/keys;.css"
                }) {
            int status =
                    given().urlEncodingEnabled(false)
                            .redirects()
                            .follow(false)
                            .get(spelling)
                            .statusCode();
            assertThat(status).as(spelling).isIn(303, 400, 401, 404);
        }
    }

    @Test
    void who_has_no_account_is_told_the_same_and_mailed_nothing() {
        Person alice = world.alice();
        String nobody = "nobody-" + alice.account() + "@example.org";

        Forms.filled()
                .formParam("email", nobody)
                .post("/signin/mail")
                .then()
                .statusCode(200)
                .body(containsString(nobody));
        Forms.filled().formParam("email", alice.email()).post("/signin/mail");

        Mails.linkTo(alice, alice.email());
        assertThat(Mails.countTo(alice, nobody)).isZero();
    }

    @Test
    void a_forgotten_password_is_replaced_by_a_mailed_link() {
        Person alice = world.alice();
        Forms.filled()
                .formParam("email", alice.email())
                .post("/password/forgot")
                .then()
                .statusCode(200);
        String link = Mails.linkTo(alice, alice.email());
        String token = link.substring("/password/t/".length());
        given().get(link).then().statusCode(200).body(containsString("Choose a new password"));

        reset(token, "short").then().statusCode(422).body(containsString("at least 10"));
        reset(token, "password1234").then().statusCode(422).body(containsString("many people use"));
        String cookie =
                reset(token, "an entirely new lectern")
                        .then()
                        .statusCode(303)
                        .extract()
                        .cookie("lectern");

        given().cookie("lectern", cookie).get("/api/v1/me").then().statusCode(200);
        alice.browser().get("/api/v1/me").then().statusCode(401);
        signIn(alice.email(), World.PASSWORD, "").then().statusCode(422);
        signIn(alice.email(), "an entirely new lectern", "").then().statusCode(303);
        reset(token, "yet another lectern").then().statusCode(410);
    }

    @Test
    void a_link_for_one_thing_is_no_link_for_the_other() {
        Person alice = world.alice();
        Forms.filled().formParam("email", alice.email()).post("/signin/mail");
        String token = Mails.linkTo(alice, alice.email()).substring("/signin/t/".length());

        reset(token, "an entirely new lectern").then().statusCode(410);
        given().get("/password/t/" + token).then().statusCode(410);
    }

    private static Response signIn(String email, String password, String to) {
        return Forms.filled()
                .formParam("email", email)
                .formParam("password", password)
                .formParam("to", to)
                .redirects()
                .follow(false)
                .post("/signin");
    }

    private static Response follow(String token) {
        return Forms.filled()
                .formParam("token", token)
                .redirects()
                .follow(false)
                .post("/signin/link");
    }

    private static Response reset(String token, String password) {
        return Forms.filled()
                .formParam("token", token)
                .formParam("password", password)
                .redirects()
                .follow(false)
                .post("/password/reset");
    }
}
