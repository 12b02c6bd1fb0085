package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
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
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links that somebody else may have seen, after they were taken back. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TakenBackTest {
    private static final String CAROL = "carol@x.example";

    @Inject World world;
    @Inject Announced announced;
    @Inject JoinLinks links;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_announces_a_talk() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
    }

    @Test
    void an_invitation_leads_to_no_link_that_came_after_it() {
        String invitation = invitation();
        assertThat(post(invitation).header("Location")).contains("/place/");
        decide(carol(), "new-link");

        Response again = post(invitation);

        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(again.header("Location")).endsWith(invitation);
        given().get(invitation)
                .then()
                .statusCode(200)
                .body(containsString("Your personal link is in your mail."))
                .body(not(containsString("Accept the invitation")))
                .body(not(containsString("/place/")));
    }

    @Test
    void whom_the_host_cancelled_no_invitation_lets_in_again() {
        String invitation = invitation();
        post(invitation);
        String carol = carol();
        decide(carol, "cancel");

        given().get(invitation).then().statusCode(410);
        assertThat(post(invitation).statusCode()).isEqualTo(410);

        person(carol, "status", "cancelled");
        assertThat(invite()).isEqualTo(1);
        assertThat(post(invitation).header("Location")).endsWith(invitation);
        person(carol, "status", "approved");
    }

    @Test
    void who_left_accepts_anew_and_has_the_link_by_mail_only() {
        String invitation = invitation();
        String place = path(post(invitation).header("Location"));
        post(place + "/cancel");

        Response again = post(invitation);

        assertThat(again.header("Location")).endsWith(invitation);
        person(carol(), "status", "approved");
    }

    @Test
    void a_place_that_was_taken_away_is_only_looked_at() {
        String carol = register();
        String place = place(carol, 1);
        decide(carol, "cancel");

        for (String deed : new String[] {"", "/link", "/accept", "/renew", "/erase"}) {
            Forms.filled()
                    .redirects()
                    .follow(false)
                    .formParam("name", "Hacked")
                    .post(place + deed)
                    .then()
                    .statusCode(410)
                    .body(containsString("The host has taken you off the list"));
        }
        Response mailed =
                Forms.filled()
                        .redirects()
                        .follow(false)
                        .formParam("name", "Hacked")
                        .post(place(carol, 2));

        assertThat(mailed.statusCode()).isEqualTo(410);
        given().get(place + "/data.json").then().statusCode(410);
        given().get(place)
                .then()
                .statusCode(200)
                .body(containsString("The host has taken you off the list"))
                .body(not(containsString("You have cancelled")))
                .body(not(containsString("Delete my data")));
        given().get("/join/" + links.token(UUID.fromString(carol), 1))
                .then()
                .statusCode(410)
                .body(containsString("The host has taken you off the list"));
        person(carol, "name", "carol");
    }

    @Test
    void an_erased_place_promises_no_newer_mail() {
        String carol = register();
        post(place(carol, 1) + "/erase");

        for (String link :
                new String[] {place(carol, 1), "/join/" + links.token(UUID.fromString(carol), 1)}) {
            given().get(link)
                    .then()
                    .statusCode(410)
                    .body(containsString("is deleted, so its link opens nothing"))
                    .body(not(containsString("A newer mail")));
        }
    }

    @Test
    void whose_link_it_is_gets_a_new_one_by_mail_and_the_old_one_is_dead() {
        String carol = register();
        String place = place(carol, 1);
        String join = "/join/" + links.token(UUID.fromString(carol), 1);
        given().get(place).then().body(containsString("the old one stops working at once"));

        Response renewed = post(place + "/renew");

        assertThat(renewed.statusCode()).isEqualTo(303);
        assertThat(renewed.header("Location")).endsWith("/w/" + talk.slug());
        given().redirects().follow(false).get(join).then().statusCode(410);
        assertThat(post(place + "/renew").statusCode()).isEqualTo(410);
        assertThat(Mails.textTo(alice, CAROL, place(carol, 2))).contains(place(carol, 2));
        given().redirects()
                .follow(false)
                .get("/join/" + links.token(UUID.fromString(carol), 2))
                .then()
                .statusCode(303);
    }

    @Test
    void no_new_link_is_offered_where_no_mail_would_bring_it() {
        String carol = register();
        switchOff("new-link");

        given().get(place(carol, 1)).then().body(not(containsString("Get a new link")));
        post(place(carol, 1) + "/renew");

        given().redirects()
                .follow(false)
                .get("/join/" + links.token(UUID.fromString(carol), 1))
                .then()
                .statusCode(303);
    }

    @Test
    void no_page_promises_mails_that_are_switched_off() {
        String carol = register();
        decide(carol, "new-link");
        assertThat(invite("dave@x.example")).isEqualTo(1);
        String invitation = Mails.linkTo(alice, "dave@x.example");
        switchOff("new-link");
        switchOff("confirmation");

        given().get("/join/" + links.token(UUID.fromString(carol), 1))
                .then()
                .statusCode(410)
                .body(not(containsString("A newer mail")));
        given().get(invitation).then().body(not(containsString("Your link comes by mail")));
        given().get("/w/" + talk.slug())
                .then()
                .body(not(containsString("the link comes by mail")))
                .body(not(containsString("Send my link")));
    }

    private void switchOff(String kind) {
        alice.api()
                .body("{\"sent\": false}")
                .put("/api/v1/webinars/" + talk.id() + "/mails/" + kind)
                .then()
                .statusCode(200);
    }

    private String register() {
        return alice.api()
                .body(new JsonObject().put("email", CAROL).put("name", "carol").encode())
                .post(talk.people())
                .then()
                .extract()
                .path("id");
    }

    private String place(String person, int version) {
        return path(links.placeUrl(UUID.fromString(person), version));
    }

    private static String path(String url) {
        return URI.create(url).getPath();
    }

    private String invitation() {
        assertThat(invite()).isEqualTo(1);
        return Mails.linkTo(alice, CAROL);
    }

    private int invite() {
        return invite(CAROL);
    }

    private int invite(String address) {
        return alice.api()
                .body("{\"people\": [{\"email\": \"" + address + "\", \"name\": \"Carol\"}]}")
                .post("/api/v1/webinars/" + talk.id() + "/invitations")
                .then()
                .extract()
                .path("total");
    }

    private String carol() {
        return alice.api().get(talk.people()).jsonPath().getString("items[0].id");
    }

    private void decide(String person, String deed) {
        alice.api()
                .body("{\"note\": \"Another time\"}")
                .post(talk.people() + "/" + person + "/" + deed)
                .then()
                .statusCode(200);
    }

    private void person(String id, String field, String value) {
        alice.api().get(talk.people() + "/" + id).then().body(field, equalTo(value));
    }

    private static Response post(String path) {
        return Forms.filled().redirects().follow(false).post(path);
    }
}
