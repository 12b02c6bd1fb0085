package dev.lectern.workspace.setup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SetupTest.Empty.class)
class SetupTest {
    @Inject Setup setup;

    public static class Empty implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lectern.first-run", "test");
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
    void the_first_person_makes_the_installation_theirs_and_the_link_dies() throws Throwable {
        given().get("/setup").then().statusCode(404);
        given().get("/signin").then().statusCode(200).body(containsString("Nobody has an account"));
        given().get("/setup?link=setup.AAAA.e30.AAAA").then().statusCode(404);
        String link = link().orElseThrow();
        given().get(link).then().statusCode(200).body(containsString("Welcome to Lectern"));
        String token = link.substring(link.indexOf('=') + 1);

        post(token, "", "nobody", "short")
                .then()
                .statusCode(422)
                .body(containsString("Tell people your name."))
                .body(containsString("name@example.org"))
                .body(containsString("at least 10"))
                .body(containsString("Oak &amp; Brass"));
        Response done = post(token, "Ada", "ada@example.org", "a lectern of oak and brass");

        done.then().statusCode(303);
        given().cookie("lectern", done.getCookie("lectern"))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("account.name", equalTo("Ada"))
                .body("workspace.name", equalTo("Oak & Brass"))
                .body("workspace.timezone", equalTo("Europe/Vienna"))
                .body("role", equalTo("owner"));
        assertThat(link()).isEmpty();
        given().get(link).then().statusCode(404);
        post(token, "Eve", "eve@example.org", "a lectern of oak and brass").then().statusCode(404);
    }

    private Optional<String> link() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> setup.link());
    }

    private static Response post(String link, String name, String email, String password) {
        return Forms.filled()
                .cookie("zone", "Europe%2FVienna")
                .formParam("link", link)
                .formParam("name", name)
                .formParam("email", email)
                .formParam("password", password)
                .formParam("workspace", "Oak & Brass")
                .redirects()
                .follow(false)
                .post("/setup");
    }
}
