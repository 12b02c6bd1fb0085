package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever was decided about before: declined, cancelled, or here already. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class AgainTest {
    @Inject World world;
    @Inject Announced announced;
    @Inject JoinLinks links;

    private Person alice;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
    }

    @Test
    void a_note_goes_with_its_decision_only() {
        Talk talk = announced.talk(alice, new JsonObject().put("autoApprove", false));
        String carol = register(talk, "carol");
        decide(talk, carol, "approve", "See you in the first row.");

        decide(talk, carol, "cancel", null);

        String place = URI.create(links.placeUrl(UUID.fromString(carol), 2)).getPath();
        given().get(place).then().statusCode(200).body(not(containsString("first row")));
    }

    @Test
    void whom_the_host_declined_the_host_may_invite_all_the_same() {
        Talk talk = announced.talk(alice, new JsonObject().put("autoApprove", false));
        String carol = register(talk, "carol");
        decide(talk, carol, "decline", null);
        invite(talk, "carol@x.com");
        String invitation = Mails.linkTo(alice, "carol@x.com", "/invited/");

        Forms.filled().redirects().follow(false).post(invitation).then().statusCode(303);

        person(talk, carol, "approved");
        given().get(invitation).then().body(containsString("You are registered already"));
    }

    @Test
    void an_invitation_asks_what_must_be_answered() {
        JsonObject city =
                new JsonObject()
                        .put("id", "city")
                        .put("type", "text")
                        .put("label", "Where do you garden?")
                        .put("required", true);
        Talk talk = announced.talk(alice, new JsonObject().put("fields", JsonArray.of(city)));
        invite(talk, "erin@x.com");
        String invitation = Mails.linkTo(alice, "erin@x.com");

        given().get(invitation).then().body(containsString("Where do you garden?"));
        Forms.filled().redirects().follow(false).post(invitation).then().statusCode(422);
    }

    @Test
    void an_address_that_has_a_place_never_gets_its_link_on_the_page() {
        Talk talk =
                announced.talk(
                        alice,
                        new JsonObject().put("linkOnPage", true),
                        Instant.now().plusSeconds(600));
        String carol = named(typed(talk, "carol@x.com"), talk);
        Response again = typed(talk, "carol@x.com");

        assertThat(again.header("Location")).endsWith("?done=registered");
        assertThat(again.cookie(JoinLinks.cookieName(talk.id()))).isNull();
        alice.api()
                .get(talk.people())
                .then()
                .body("total", equalTo(1))
                .body("items[0].id", equalTo(carol));
    }

    @Test
    void the_browser_that_holds_the_link_goes_in_again() {
        Talk talk =
                announced.talk(
                        alice,
                        new JsonObject().put("linkOnPage", true),
                        Instant.now().plusSeconds(600));
        String cookie = JoinLinks.cookieName(talk.id());
        String link = typed(talk, "carol@x.com").cookie(cookie);

        Forms.filled()
                .redirects()
                .follow(false)
                .cookie(cookie, link)
                .formParams(Map.of("name", "Carol", "email", "carol@x.com"))
                .formParam("form", new Visitor(talk).seal())
                .post("/w/" + talk.slug())
                .then()
                .statusCode(303)
                .header("Location", endsWith("?done=inside"));
    }

    @Test
    void who_cancelled_gets_the_earlier_link_by_mail_only() {
        Talk talk =
                announced.talk(
                        alice,
                        new JsonObject().put("linkOnPage", true),
                        Instant.now().plusSeconds(600));
        String carol = named(typed(talk, "carol@x.com"), talk);
        decide(talk, carol, "cancel", null);

        Response again = typed(talk, "carol@x.com");

        assertThat(again.header("Location")).endsWith("?done=registered");
        assertThat(again.cookie(JoinLinks.cookieName(talk.id()))).isNull();
    }

    @Test
    void the_source_in_the_address_is_kept() {
        Talk talk = announced.talk(alice, new JsonObject());
        String page = "/w/" + talk.slug() + "?source=newsletter";
        given().get(page).then().body(containsString("name=\"source\" value=\"newsletter\""));

        new Visitor(talk)
                .submit(Map.of("name", "Carol", "email", "c@x.com", "source", "newsletter"))
                .statusCode(303);

        alice.api().get(talk.people()).then().body("items[0].source", equalTo("newsletter"));
    }

    @Test
    void a_link_with_half_a_date_still_leads_to_the_webinar() {
        Talk talk = announced.talk(alice, new JsonObject());
        String link = URI.create(links.url(UUID.fromString(register(talk, "carol")), 1)).getPath();

        given().redirects().follow(false).get(link + "?date=x").then().statusCode(303);
    }

    @Test
    void where_all_seats_are_gone_and_nobody_waits_no_place_is_asked_for() {
        JsonObject settings =
                new JsonObject()
                        .put("autoApprove", false)
                        .put("capacity", 1)
                        .put("waitlist", false);
        Talk talk = announced.talk(alice, settings);
        decide(talk, register(talk, "carol"), "approve", null);

        given().get("/w/" + talk.slug())
                .then()
                .body(containsString("All seats are taken"))
                .body(not(containsString("Ask for a place")));
    }

    @Test
    void the_form_for_other_sites_is_taken_from_us_and_from_those_named() {
        Talk talk =
                announced.talk(
                        alice,
                        new JsonObject()
                                .put("allowedOrigins", JsonArray.of("https://www.example.com")));

        embedded(talk, "https://evil.example", "eve@x.com").statusCode(403);
        embedded(talk, "null", "eve@x.com").statusCode(403);
        embedded(talk, "https://www.example.com", "carol@x.com").statusCode(303);

        alice.api().get(talk.people()).then().body("total", equalTo(1));
    }

    private ValidatableResponse embedded(Talk talk, String origin, String email) {
        return given().header("Accept", "text/html")
                .header("Origin", origin)
                .redirects()
                .follow(false)
                .formParams(Map.of("name", "Carol", "email", email))
                .formParam("form", new Visitor(talk).seal())
                .post("/w/" + talk.slug() + "/embed")
                .then();
    }

    private Response typed(Talk talk, String email) {
        return new Visitor(talk)
                .submit(Map.of("name", "Carol", "email", email))
                .statusCode(303)
                .extract()
                .response();
    }

    /** The registration that the browser's cookie names. */
    private String named(Response answer, Talk talk) {
        String token = answer.cookie(JoinLinks.cookieName(talk.id()));
        return given().get("/api/v1/join/" + token).then().extract().path("registration.id");
    }

    private void invite(Talk talk, String email) {
        alice.api()
                .body(
                        new JsonObject()
                                .put("people", JsonArray.of(new JsonObject().put("email", email)))
                                .encode())
                .post("/api/v1/webinars/" + talk.id() + "/invitations")
                .then()
                .statusCode(201);
    }

    private void person(Talk talk, String person, String status) {
        alice.api().get(talk.people() + "/" + person).then().body("status", equalTo(status));
    }

    private void decide(Talk talk, String person, String decision, String note) {
        alice.api()
                .body(new JsonObject().put("note", note).encode())
                .post(talk.people() + "/" + person + "/" + decision)
                .then()
                .statusCode(200);
    }

    private String register(Talk talk, String name) {
        return alice.api()
                .body(new JsonObject().put("name", name).put("email", name + "@x.com").encode())
                .post(talk.people())
                .then()
                .extract()
                .path("id");
    }
}
