package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.registration.file.Invitees;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class InvitationsTest {
    @Inject World world;
    @Inject Announced announced;
    @Inject Clock clock;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_announces_a_talk_that_she_decides_about() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject().put("autoApprove", false));
    }

    @Test
    void an_invitation_is_accepted_with_one_click_and_opening_it_takes_nothing() {
        invite("{\"people\": [{\"email\": \"carol@example.com\", \"name\": \"Carol\"}]}")
                .statusCode(201)
                .body("items[0].state", equalTo("invited"));
        String link = Mails.linkTo(alice, "carol@example.com");

        for (int scan = 0; scan < 3; scan++) {
            given().get(link).then().statusCode(200).body(containsString("carol@example.com"));
        }
        assertThat(people()).isZero();

        String place = accept(link).statusCode(303).extract().header("Location");
        given().get(place.replaceFirst("^http://[^/]+", ""))
                .then()
                .statusCode(200)
                .body(containsString("You have a place"));
        accept(link).statusCode(303);
        assertThat(people()).isEqualTo(1);
        alice.api()
                .get(talk.people())
                .then()
                .body("items[0].status", equalTo("approved"))
                .body("items[0].source", equalTo("invitation"));
        alice.api()
                .get(path())
                .then()
                .body("items[0].state", equalTo("accepted"))
                .body("items[0].mail", equalTo("sent"))
                .body("total", equalTo(1));
    }

    @Test
    void what_is_to_be_agreed_to_nobody_agrees_to_for_the_invited() {
        JsonObject terms =
                new JsonObject()
                        .put("id", "terms")
                        .put("type", "consent")
                        .put("label", "I agree to be filmed")
                        .put("required", true);
        talk = announced.talk(alice, new JsonObject().put("fields", new JsonArray().add(terms)));
        invite("{\"people\": [{\"email\": \"carol@example.com\"}]}").statusCode(201);
        String link = Mails.linkTo(alice, "carol@example.com");

        given().get(link).then().body(containsString("I agree to be filmed"));
        accept(link).statusCode(422).body(containsString("Tick this to register."));
        assertThat(people()).isZero();
        Forms.filled()
                .redirects()
                .follow(false)
                .formParam("terms", "true")
                .post(link)
                .then()
                .statusCode(303);

        alice.api().get(talk.people()).then().body("items[0].answers.terms", equalTo(true));
    }

    @Test
    void who_is_invited_to_a_series_says_to_which_date_they_come() {
        JsonObject series =
                new JsonObject()
                        .put("title", "Every day")
                        .put("startsAt", clock.instant().plus(Duration.ofDays(1)).toString())
                        .put("recurrence", "FREQ=DAILY;COUNT=3")
                        .put("registration", new JsonObject().put("scope", "date"))
                        .put("publish", true);
        JsonPath made = alice.made(series);
        UUID second = UUID.fromString(made.getString("occurrences[1].id"));
        talk = new Talk(UUID.fromString(made.getString("id")), made.getString("slug"), second);
        invite("{\"people\": [{\"email\": \"carol@example.com\"}]}").statusCode(201);
        String link = Mails.linkTo(alice, "carol@example.com");

        accept(link).statusCode(422).body(containsString("Choose the date"));
        Forms.filled()
                .redirects()
                .follow(false)
                .formParam("occurrence", second.toString())
                .post(link)
                .then()
                .statusCode(303);

        alice.api()
                .get(talk.people())
                .then()
                .body("items[0].occurrence", equalTo(second.toString()));
    }

    @Test
    void a_withdrawn_invitation_opens_nothing_any_more() {
        String id =
                invite("{\"people\": [{\"email\": \"carol@example.com\"}]}")
                        .extract()
                        .path("items[0].id");
        String link = Mails.linkTo(alice, "carol@example.com");

        alice.api()
                .body("{\"invitations\": [\"" + id + "\"]}")
                .post(path() + "/withdraw")
                .then()
                .body("changed", equalTo(1));

        given().get(link).then().statusCode(410).body(containsString("taken back"));
        accept(link).statusCode(410);
        given().get(link.substring(0, link.length() - 4) + "abcd").then().statusCode(404);
        assertThat(people()).isZero();
        alice.api().get(path()).then().body("items[0].state", equalTo("withdrawn"));

        invite("{\"people\": [{\"email\": \"Carol@example.com\"}]}").body("total", equalTo(1));
        given().get(link).then().statusCode(200);
    }

    @Test
    void who_is_invited_already_is_not_mailed_again_unless_the_host_asks() {
        String body = "{\"people\": [{\"email\": \"carol@example.com\"}]}";
        String id = invite(body).extract().path("items[0].id");
        Mails.linkTo(alice, "carol@example.com");

        invite(body).body("total", equalTo(0));
        alice.api()
                .body("{\"invitations\": [\"" + id + "\"]}")
                .post(path() + "/resend")
                .then()
                .body("changed", equalTo(1));

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Mails.countTo(alice, "carol@example.com") == 2);
    }

    @Test
    void who_had_a_place_is_left_alone_and_is_invited_once_they_gave_it_up() {
        talk = announced.talk(alice, new JsonObject());
        String body = "{\"people\": [{\"email\": \"carol@example.com\"}]}";
        String carol =
                alice.api()
                        .body("{\"name\": \"Carol\", \"email\": \"carol@example.com\"}")
                        .post(talk.people())
                        .then()
                        .extract()
                        .path("id");

        invite(body)
                .body("total", equalTo(0))
                .body("passedOver[0].message", equalTo("Has a place already."));
        alice.api().get(path()).then().body("total", equalTo(0));
        announced.run(
                "update registration set status = 'cancelled' where id = $1",
                Tuple.of(UUID.fromString(carol)));

        invite(body).body("total", equalTo(1)).body("passedOver", empty());
    }

    @Test
    void who_stands_in_a_list_twice_is_invited_once() {
        invite(
                        "{\"people\": [{\"email\": \"carol@example.com\", \"name\": \"Carol\"},"
                                + " {\"email\": \"CAROL@example.com\"}, {\"email\": \"carol@example.com\"}]}")
                .statusCode(201)
                .body("total", equalTo(1))
                .body("items[0].name", equalTo("Carol"));
    }

    @Test
    void an_address_alone_is_no_web_page_however_it_begins() {
        alice.form()
                .formParam("people", "kevin.ng@firma.com\nhr.at@firma.com\n")
                .post(page() + "/invite")
                .then()
                .statusCode(303);
        invite("{\"people\": [{\"email\": \"tom.be@firma.com\"}]}").statusCode(201);

        alice.api().get(path()).then().body("items.name", hasItems("kevin ng", "hr at", "tom be"));
    }

    @Test
    void a_list_is_typed_in_any_usual_shape_and_a_wrong_line_is_named() {
        alice.form()
                .formParam(
                        "people",
                        "carol@example.com\r\n\r\nDave Jones <dave@example.com>\r\nnobody\r\n")
                .post(page() + "/invite")
                .then()
                .statusCode(422)
                .body(containsString("Line 4"))
                .body(containsString("Dave Jones &lt;dave@example.com&gt;"));
        alice.api().get(path()).then().body("total", equalTo(0));

        alice.form()
                .formParam("people", "carol@example.com\nDave Jones <dave@example.com>,")
                .post(page() + "/invite")
                .then()
                .statusCode(303);
        alice.api()
                .get(path())
                .then()
                .body("total", equalTo(2))
                .body("items.name", hasItem("Dave Jones"));
        alice.browser().get(page()).then().statusCode(200).body(containsString("dave@example.com"));
    }

    @Test
    void lines_are_read_as_people_write_them() {
        Invitees read =
                Invitees.read(
                        "a@example.com\nAnn Lee <b@example.com>;\n\"Lee, Ann\" <c@example.com>\n"
                                + "d@example.com, Dan\nEve\te@example.com\nA@EXAMPLE.com");

        assertThat(read.problems()).isEmpty();
        assertThat(read.people())
                .extracting(one -> one.name() + " " + one.address().text())
                .containsExactly(
                        "a a@example.com",
                        "Ann Lee b@example.com",
                        "Lee, Ann c@example.com",
                        "Dan d@example.com",
                        "Eve e@example.com");
    }

    @Test
    void what_cannot_be_taken_is_refused_with_a_sentence_and_strangers_see_nothing() {
        invite("{\"people\": [{\"email\": \"nobody\"}, {\"email\": \"a@example.com\"}]}")
                .statusCode(422)
                .body("errors[0].field", equalTo("people[0].email"));
        invite("{}").statusCode(400);
        invite("{\"people\": [7]}").statusCode(400);
        given().contentType("application/json").body("{}").post(path()).then().statusCode(401);
        Person mallory = world.mallory();
        mallory.api().get(path()).then().statusCode(404);
        mallory.api()
                .body("{\"people\": [{\"email\": \"a@example.com\"}]}")
                .post(path())
                .then()
                .statusCode(404);
        mallory.browser().get(page()).then().statusCode(404);
    }

    @Test
    void nobody_is_invited_to_a_draft_that_no_mail_may_speak_of() {
        is("DRAFT");

        invite("{\"people\": [{\"email\": \"carol@example.com\"}]}")
                .statusCode(409)
                .body("detail", containsString("Publish the webinar first"));
        alice.form().get(page()).then().body(containsString("Publish the webinar first"));

        alice.api().get(path()).then().body("total", equalTo(0));
    }

    @Test
    void what_is_over_invites_nobody_and_shows_who_was() {
        invite("{\"people\": [{\"email\": \"carol@example.com\"}]}").statusCode(201);
        is("FINISHED");

        String people =
                alice.form().get("/webinars/" + talk.id() + "?tab=people").body().asString();
        String list = alice.form().get(page()).body().asString();

        assertThat(people).contains(page(), "Invitations").doesNotContain("Invite people");
        assertThat(list)
                .contains("carol@example.com", "Nobody can be invited any more.")
                .doesNotContain("name=\"people\"", "Send again");
        invite("{\"people\": [{\"email\": \"dave@example.com\"}]}").statusCode(409);
        alice.form()
                .formParam("people", "dave@example.com")
                .post(page() + "/invite")
                .then()
                .statusCode(409)
                .body(containsString("dave@example.com"));
    }

    @Test
    void the_list_is_sorted_as_asked() {
        invite("{\"people\": [{\"email\": \"a@example.com\"}]}").statusCode(201);
        invite("{\"people\": [{\"email\": \"b@example.com\"}]}").statusCode(201);
        invite("{\"people\": [{\"email\": \"c@example.com\"}]}").statusCode(201);

        String next =
                alice.api()
                        .get(path() + "?sort=invitedAt&limit=2")
                        .then()
                        .body("items.email", contains("a@example.com", "b@example.com"))
                        .extract()
                        .path("next");

        alice.api()
                .get(path() + "?sort=invitedAt&limit=2&cursor=" + next)
                .then()
                .body("items.email", contains("c@example.com"));
        alice.api()
                .get(path() + "?sort=-invitedAt")
                .then()
                .body("items[0].email", equalTo("c@example.com"));
        alice.api()
                .get(path() + "?sort=name")
                .then()
                .statusCode(400)
                .body("detail", containsString("Sort by invitedAt or -invitedAt."));
    }

    private void is(String state) {
        announced.run("update webinar set state = $2 where id = $1", Tuple.of(talk.id(), state));
    }

    private ValidatableResponse invite(String body) {
        return alice.api().body(body).post(path()).then();
    }

    private static ValidatableResponse accept(String link) {
        return Forms.filled().redirects().follow(false).post(link).then();
    }

    private int people() {
        return alice.api().get(talk.people()).then().extract().path("total");
    }

    private String path() {
        return "/api/v1/webinars/" + talk.id() + "/invitations";
    }

    private String page() {
        return "/webinars/" + talk.id() + "/invitations";
    }
}
