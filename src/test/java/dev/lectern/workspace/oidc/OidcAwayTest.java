package dev.lectern.workspace.oidc;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The identity server is named, and does not answer. */
@QuarkusTest
@TestProfile(OidcAwayTest.Settings.class)
class OidcAwayTest {
    private static final String TOKEN = "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";

    @Inject World world;

    public static class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lectern.oidc.url", "http://127.0.0.1:1/realms/staff",
                    "lectern.oidc.client-id", "lectern",
                    "lectern.oidc.client-secret", "the-secret-of-lectern");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Database.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void people_read_that_it_does_not_answer_and_are_led_back() {
        given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get("/oidc/signin?to=/webinars")
                .then()
                .statusCode(503)
                .header("Retry-After", not(blankOrNullString()))
                .body(containsString("identity server cannot be reached"))
                .body(containsString("href=\"/signin\""));
        given().header("Accept", "text/html")
                .header("Accept-Language", "de")
                .get("/oidc/signin")
                .then()
                .statusCode(503)
                .body(containsString("Anmeldeserver ist gerade nicht zu erreichen"));
    }

    @Test
    void a_token_that_cannot_be_checked_is_no_mistake_of_ours() {
        given().header("Authorization", TOKEN)
                .get("/api/v1/me")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", not(blankOrNullString()))
                .body("status", equalTo(503))
                .body("detail", containsString("cannot be reached"));
    }

    @Test
    void pages_ask_it_nothing_for_a_header_that_they_ignore() {
        given().header("Authorization", TOKEN).get("/signin").then().statusCode(200);
    }

    @Test
    void whoever_has_a_key_or_a_session_goes_on() {
        Person alice = world.alice();

        alice.api().get("/api/v1/me").then().statusCode(200);
        alice.browser().get("/settings/profile").then().statusCode(200);
    }
}
