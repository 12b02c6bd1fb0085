package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.lectern.registration.Announced.Talk;
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
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asked for a place and was not decided about is let in by whatever says yes later. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LetInTest {
    private static final String EVE = "eve@example.com";
    private static final Map<String, String> FORM = Map.of("name", "A stranger", "email", EVE);

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
    void an_invitation_is_accepted_whoever_typed_the_address_before() {
        invite(EVE);
        String link = Mails.linkTo(alice, EVE);
        asks().header("Location", containsString("done=pending"));

        given().get(link).then().statusCode(200).body(containsString("Accept"));
        post(link).statusCode(303).header("Location", containsString("/invited/"));

        person().body("items[0].status", equalTo("approved"))
                .body("items[0].name", equalTo("Eve"))
                .body("items[0].source", equalTo("invitation"))
                .body("total", equalTo(1));
        reads("approved");
    }

    @Test
    void what_a_stranger_answered_is_not_taken_for_the_word_of_the_invited() {
        JsonObject terms =
                new JsonObject().put("id", "terms").put("type", "consent").put("label", "Film me");
        talk =
                announced.talk(
                        alice,
                        new JsonObject()
                                .put("autoApprove", false)
                                .put("fields", JsonArray.of(terms)));
        invite(EVE);
        String link = Mails.linkTo(alice, EVE);
        new Visitor(talk)
                .submit(Map.of("name", "A stranger", "email", EVE, "terms", "true"))
                .statusCode(303);

        post(link).statusCode(303);

        person().body("items[0].status", equalTo("approved"))
                .body("items[0].answers.terms", equalTo(null));
    }

    @Test
    void whom_the_host_adds_by_hand_is_approved() {
        asks();

        String toast = add().statusCode(303).extract().cookie("toast");

        assertThat(new String(Base64.getDecoder().decode(toast), StandardCharsets.UTF_8))
                .isEqualTo("Eve was waiting for your decision: approved, and told so.");
        person().body("items[0].status", equalTo("approved"));
        reads("approved");
        alice.api()
                .get("/api/v1/audit")
                .then()
                .body("items.action", hasItems("registration.added"));
    }

    @Test
    void a_list_approves_whom_it_names_and_says_so() {
        asks();
        String rows = "name,email\nEve,%s\nDave,dave@example.com\n".formatted(EVE);

        bring("?preview=true", rows).body("ready", equalTo(1)).body("approved", equalTo(1));
        bring("", rows)
                .body("added", equalTo(1))
                .body("known", equalTo(1))
                .body("approved", equalTo(1));

        person().body("items.status", hasItems("approved")).body("total", equalTo(2));
        alice.api().get(talk.people() + "?status=pending").then().body("total", equalTo(0));
    }

    @Test
    void where_no_seat_is_left_and_nobody_waits_the_host_reads_so() {
        JsonObject rules = new JsonObject().put("capacity", 1).put("waitlist", false);
        talk = announced.talk(alice, rules.copy().put("autoApprove", false));
        asks();
        settle(new JsonObject().put("autoApprove", true));
        new Visitor(talk).submit(Map.of("name", "D", "email", "dave@example.com")).statusCode(303);

        add().statusCode(422).body(containsString("All seats are taken"));

        person().body("items.status", hasItems("pending", "approved"));
    }

    @Test
    void who_asks_again_once_nobody_decides_any_more_is_approved() {
        asks();
        settle(new JsonObject().put("autoApprove", true));

        asks().header("Location", containsString("done=registered"));

        person().body("items[0].status", equalTo("approved"))
                .body("items[0].name", equalTo("A stranger"));
        reads("approved");
    }

    @Test
    void who_asks_again_when_all_seats_are_gone_stands_in_line() {
        asks();
        settle(new JsonObject().put("autoApprove", true).put("capacity", 1));
        new Visitor(talk).submit(Map.of("name", "D", "email", "dave@example.com")).statusCode(303);

        asks().header("Location", containsString("done=waiting"));

        alice.api()
                .get(talk.people() + "?status=waitlisted")
                .then()
                .body("items[0].email", equalTo(EVE))
                .body("items[0].position", equalTo(1));
    }

    @Test
    void who_is_brought_to_one_date_comes_to_it_while_their_wish_for_all_waits() {
        List<String> dates = series();
        register(null);

        add(dates.get(1));

        alice.api()
                .get(talk.people() + "?status=approved")
                .then()
                .body("total", equalTo(1))
                .body("items[0].occurrence", equalTo(dates.get(1)));
        alice.api().get(talk.people() + "?status=pending").then().body("total", equalTo(1));
    }

    @Test
    void who_is_let_into_all_dates_gives_up_the_single_one() {
        List<String> dates = series();
        register(null);
        add(dates.get(1));

        add();

        person().body("items.status", hasItems("approved"));
        alice.api().get(talk.people() + "?status=pending").then().body("total", equalTo(0));
        alice.api()
                .get(talk.people() + "?status=approved")
                .then()
                .body("total", equalTo(1))
                .body("items[0].occurrence", equalTo(null));
    }

    private List<String> series() {
        JsonObject rules = new JsonObject().put("scope", "either").put("autoApprove", false);
        JsonObject series =
                new JsonObject()
                        .put("title", "Every day")
                        .put("startsAt", clock.instant().plus(Duration.ofDays(2)).toString())
                        .put("recurrence", "FREQ=DAILY;COUNT=3")
                        .put("registration", rules)
                        .put("publish", true);
        JsonPath made = alice.made(series);
        talk =
                new Talk(
                        made.getUUID("id"),
                        made.getString("slug"),
                        made.getUUID("occurrences[0].id"));
        return made.getList("occurrences.id");
    }

    private void register(String date) {
        JsonObject eve = new JsonObject().put("name", "Eve").put("email", EVE);
        alice.api()
                .body(eve.put("occurrence", date).encode())
                .post(talk.people())
                .then()
                .statusCode(201)
                .body("status", equalTo("pending"));
    }

    private ValidatableResponse asks() {
        return new Visitor(talk).submit(FORM).statusCode(303);
    }

    private ValidatableResponse add() {
        return add("");
    }

    private ValidatableResponse add(String date) {
        return alice.form()
                .formParam("name", "Eve")
                .formParam("email", EVE)
                .formParam("occurrence", date)
                .redirects()
                .follow(false)
                .post("/webinars/" + talk.id() + "/people/add")
                .then();
    }

    private ValidatableResponse bring(String query, String rows) {
        return alice.api()
                .contentType("text/csv")
                .body(rows)
                .post(talk.people() + "/import" + query)
                .then()
                .statusCode(200);
    }

    private void settle(JsonObject rules) {
        alice.api()
                .body(new JsonObject().put("registration", rules).encode())
                .patch("/api/v1/webinars/" + talk.id())
                .then()
                .statusCode(200);
    }

    private void invite(String email) {
        JsonArray people = JsonArray.of(new JsonObject().put("email", email).put("name", "Eve"));
        alice.api()
                .body(new JsonObject().put("people", people).encode())
                .post("/api/v1/webinars/" + talk.id() + "/invitations")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse person() {
        return alice.api().get(talk.people()).then();
    }

    private void reads(String words) {
        assertThat(Mails.textTo(alice, EVE, words)).contains(words);
    }

    private static ValidatableResponse post(String link) {
        return Forms.filled().redirects().follow(false).post(link).then();
    }
}
