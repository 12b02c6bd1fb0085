package dev.lectern.workspace.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The identity server answers, and lets nobody in. */
@QuarkusTest
@TestProfile(OidcRefusedTest.Settings.class)
class OidcRefusedTest {
    public static class Settings implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(Database.class),
                    new TestResourceEntry(IdentityServer.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void who_cancels_there_reads_so_and_is_led_back() {
        back("error=access_denied", "en")
                .statusCode(401)
                .body(containsString("was cancelled there"))
                .body(containsString("href=\"/signin\""));
        back("error=access_denied", "de")
                .statusCode(401)
                .body(containsString("wurde dort abgebrochen"))
                .body(containsString("href=\"/signin\""));
    }

    @Test
    void a_code_that_is_refused_is_said_to_be() {
        back("code=stale", "en")
                .statusCode(401)
                .body(containsString("did not confirm this sign-in"))
                .body(containsString("href=\"/signin\""));
        back("code=stale", "de").statusCode(401).body(containsString("Anmeldung nicht bestätigt"));
    }

    @Test
    void who_comes_back_without_having_been_sent_there_is_led_to_the_sign_in() {
        given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .header("Referer", leave().header("Location"))
                .get("/oidc/signin?code=any&state=made-up")
                .then()
                .statusCode(401)
                .body(containsString("did not confirm this sign-in"))
                .body(containsString("href=\"/signin\""));
    }

    @Test
    void a_token_that_it_never_signed_is_refused() {
        given().header("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln")
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("status", equalTo(401));
    }

    @Test
    void what_remembers_the_way_there_is_not_sent_from_other_sites() {
        Cookie way = way(leave());

        assertThat(way.getSameSite()).isEqualToIgnoringCase("Lax");
        assertThat(way.isHttpOnly()).isTrue();
    }

    private static Response leave() {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get("/oidc/signin?to=/")
                .then()
                .statusCode(302)
                .extract()
                .response();
    }

    private static Cookie way(Response left) {
        return left.detailedCookies().asList().stream()
                .filter(cookie -> cookie.getName().startsWith("q_auth"))
                .findFirst()
                .orElseThrow();
    }

    /** Goes there, and comes back with this. */
    private static ValidatableResponse back(String answer, String language) {
        Response left = leave();
        Cookie way = way(left);
        String state =
                Arrays.stream(URI.create(left.header("Location")).getQuery().split("&"))
                        .filter(one -> one.startsWith("state="))
                        .findFirst()
                        .orElseThrow();
        return given().redirects()
                .follow(false)
                .cookie(way.getName(), way.getValue())
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .get("/oidc/signin?" + answer + "&" + state)
                .then();
    }
}
