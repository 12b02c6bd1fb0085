package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.registration.stage.StageLinks;
import dev.lectern.world.Database;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Browsers that hold a link which was taken away since. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TakenCookiesTest {
    private static final String CAROL = "carol@x.example";

    @Inject World world;
    @Inject Announced announced;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_announces_a_talk() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
    }

    @Test
    void who_comes_back_by_a_link_that_was_renewed_reads_so_and_holds_it_no_more() {
        String carol = register();
        Cookie held = opened(JoinLinks.cookieName(talk.id()));
        assertThat(live(held).statusCode()).isEqualTo(200);
        decide(carol, "new-link");

        Response page = live(held);

        page.then().statusCode(410).body(containsString("A newer mail"));
        assertThat(page.detailedCookie(held.getName()).getMaxAge()).isZero();
        given().redirects().follow(false).get("/w/" + talk.slug() + "/live").then().statusCode(303);
    }

    @Test
    void whom_the_host_took_off_the_list_reads_so() {
        String carol = register();
        Cookie held = opened(JoinLinks.cookieName(talk.id()));
        decide(carol, "cancel");

        live(held).then().statusCode(410).body(containsString("taken you off the list"));
    }

    @Test
    void who_stands_on_the_stage_no_more_reads_so() {
        String person =
                alice.api()
                        .body(new JsonObject().put("email", CAROL).put("name", "Carol").encode())
                        .post("/api/v1/webinars/" + talk.id() + "/people")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        Cookie held = opened(StageLinks.cookieName(talk.id()));
        assertThat(live(held).statusCode()).isEqualTo(200);
        alice.api()
                .delete("/api/v1/webinars/" + talk.id() + "/people/" + person)
                .then()
                .statusCode(204);

        Response page = live(held);

        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.detailedCookie(held.getName()).getMaxAge()).isZero();
    }

    private Cookie opened(String cookie) {
        String mail = Mails.textTo(alice, CAROL);
        String link = mail.substring(mail.indexOf("/join/")).split("\\s")[0];
        return given().redirects().follow(false).get(link).detailedCookie(cookie);
    }

    private Response live(Cookie held) {
        return given().header("Accept", "text/html")
                .redirects()
                .follow(false)
                .cookie(held.getName(), held.getValue())
                .get("/w/" + talk.slug() + "/live");
    }

    private void decide(String person, String deed) {
        alice.api()
                .body("{\"by\": \"host\"}")
                .post(talk.people() + "/" + person + "/" + deed)
                .then()
                .statusCode(200);
    }

    private String register() {
        return alice.api()
                .body(new JsonObject().put("name", "Carol").put("email", CAROL).encode())
                .post(talk.people())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
