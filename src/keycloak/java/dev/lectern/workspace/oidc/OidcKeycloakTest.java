package dev.lectern.workspace.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.lectern.world.Browser;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Keycloak.class)
class OidcKeycloakTest {
    private static Browser browser;

    @Inject World world;
    @Inject Pool database;

    @ConfigProperty(name = "lectern.oidc.url")
    String issuer;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void somebody_new_comes_in_with_the_role_that_the_organisation_gives_them() {
        Person alice = world.alice();

        try (BrowserContext ada = browser.person()) {
            Page page = signIn(ada, "ada", "ada's word");

            assertThat(page.url()).startsWith(base());
            assertThat(ada.cookies(page.url()))
                    .extracting(one -> one.name)
                    .contains("lectern")
                    .noneMatch(name -> name.startsWith("q_session"));
            given().cookie("lectern", cookie(ada))
                    .get("/api/v1/me")
                    .then()
                    .statusCode(200)
                    .body("account.email", equalTo("ada@example.org"))
                    .body("account.name", equalTo("Ada Byron"))
                    .body("role", equalTo("admin"));
        }

        bearer(token("lectern", "the-secret-of-lectern", "ada"))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("account.email", equalTo("ada@example.org"))
                .body("role", equalTo("admin"));
        assertThat(alice.workspace()).isNotNull();
    }

    @Test
    void an_account_that_was_there_before_is_linked_by_its_verified_address() {
        Person alice = world.alice();
        database.preparedQuery("update account set email = 'carol@example.org' where id = $1")
                .executeAndAwait(Tuple.of(alice.account()));

        try (BrowserContext carol = browser.person()) {
            signIn(carol, "carol", "carol's word");

            given().cookie("lectern", cookie(carol))
                    .get("/api/v1/me")
                    .then()
                    .body("account.id", equalTo(alice.account().toString()))
                    .body("workspace.id", equalTo(alice.workspace().toString()))
                    .body("role", equalTo("owner"));
        }
    }

    @Test
    void one_lands_where_one_wanted_to_go_and_nowhere_else() {
        try (BrowserContext ada = browser.person()) {
            Page page = signIn(ada, "ada", "ada's word", "/settings/profile?from=a%26b");

            assertThat(page.url()).isEqualTo(base() + "/settings/profile?from=a%26b");
        }
        try (BrowserContext ada = browser.person()) {
            Page page = signIn(ada, "ada", "ada's word", "//evil.example/");

            assertThat(page.url()).startsWith(base());
        }
    }

    @Test
    void a_token_is_taken_before_the_first_sign_in_for_the_account_of_its_verified_address() {
        Person alice = world.alice();
        Person other = world.alice();
        database.preparedQuery("update account set email = 'erik@example.org' where id = $1")
                .executeAndAwait(Tuple.of(alice.account()));
        database.preparedQuery("update account set email = 'fred@example.org' where id = $1")
                .executeAndAwait(Tuple.of(other.account()));

        bearer(token("lectern", "the-secret-of-lectern", "erik"))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("account.id", equalTo(alice.account().toString()));
        bearer(token("lectern", "the-secret-of-lectern", "fred"))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void an_address_that_nobody_confirmed_opens_nothing() {
        Person alice = world.alice();
        database.preparedQuery("update account set email = 'bob@example.org' where id = $1")
                .executeAndAwait(Tuple.of(alice.account()));

        try (BrowserContext bob = browser.person()) {
            Page page = signIn(bob, "bob", "bob's word");

            assertThat(page.content()).contains("has not confirmed your mail address");
            assertThat(bob.cookies(base())).extracting(one -> one.name).doesNotContain("lectern");
        }
    }

    @Test
    void a_token_of_a_stranger_or_for_another_application_opens_nothing() {
        bearer(token("lectern", "the-secret-of-lectern", "dora"))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
        bearer(token("elsewhere", "the-secret-of-elsewhere", "ada"))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
        bearer("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.").get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void people_with_a_password_sign_in_as_before() {
        Person alice = world.alice();

        alice.browser().get("/api/v1/me").then().statusCode(200);
        alice.api().get("/api/v1/me").then().statusCode(200);
        given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get("/settings/profile")
                .then()
                .statusCode(303);
    }

    private static Page signIn(BrowserContext person, String name, String password) {
        return signIn(person, name, password, "/");
    }

    private static Page signIn(BrowserContext person, String name, String password, String wish) {
        String to = URLEncoder.encode(wish, StandardCharsets.UTF_8);
        Page page = browser.page(person, base() + "/signin?to=" + to);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Sign in with your organisation"))
                .click();
        page.getByLabel("Username or email").fill(name);
        page.locator("input[name=password]").fill(password);
        page.locator("[name=login], #kc-login").first().click();
        page.waitForURL(url -> url.startsWith(base()));
        page.waitForLoadState();
        return page;
    }

    private static String cookie(BrowserContext person) {
        return person.cookies(base()).stream()
                .filter(one -> one.name.equals("lectern"))
                .map((Cookie one) -> one.value)
                .findFirst()
                .orElseThrow();
    }

    private String token(String client, String secret, String user) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", client)
                .formParam("client_secret", secret)
                .formParam("username", user)
                .formParam("password", user + "'s word")
                .formParam("scope", "openid")
                .post(issuer + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static io.restassured.specification.RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String base() {
        return "http://localhost:" + RestAssured.port;
    }
}
