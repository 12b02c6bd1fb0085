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
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a host has put out only a host lets in again, and nobody who asks can tell. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PutOutTest {
    private static final String NOTE = "No shoes, no seat.";

    @Inject World world;
    @Inject Announced announced;
    @Inject JoinLinks links;

    private Person alice;
    private Talk talk;
    private String carol;

    @BeforeEach
    void carol_has_a_place_at_a_talk_of_alice() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
        carol = register().extract().path("id");
    }

    @Test
    void who_was_cancelled_by_the_host_asks_again_and_waits_for_the_host() {
        decide("cancel", NOTE);

        new Visitor(talk)
                .submit(Map.of("name", "Carol", "email", "carol@x.com"))
                .statusCode(303)
                .header("Location", endsWith("?done=registered"));

        person().body("status", equalTo("pending"));
        page().body(containsString(NOTE)).body(containsString("A host took them off the list"));
    }

    @Test
    void who_was_declined_asks_again_and_waits_for_the_host() {
        settle(new JsonObject().put("autoApprove", false));
        String dave = register("dave").extract().path("id");
        alice.api().body("{}").post(talk.people() + "/" + dave + "/decline");
        settle(new JsonObject().put("autoApprove", true));

        register("dave").body("id", equalTo(dave)).body("status", equalTo("pending"));
    }

    @Test
    void whom_a_program_put_out_by_the_hosts_word_waits_for_the_host_too() {
        cancelledBy("host");
        reads("the organiser has cancelled");

        new Visitor(talk).submit(Map.of("name", "Carol", "email", "carol@x.com")).statusCode(303);

        person().body("status", equalTo("pending"));
    }

    @Test
    void whom_a_program_put_out_without_a_note_a_program_lets_in_again() {
        cancelledBy("host");

        register().body("status", equalTo("approved"));
    }

    @Test
    void who_gives_their_place_up_through_a_program_comes_back_freely() {
        cancelledBy("person");
        reads("is given up");

        new Visitor(talk).submit(Map.of("name", "Carol", "email", "carol@x.com")).statusCode(303);

        person().body("status", equalTo("approved"));
    }

    @Test
    void a_cancellation_by_a_program_without_a_word_is_taken_for_the_persons_own() {
        decide("cancel", null);
        reads("is given up");

        new Visitor(talk).submit(Map.of("name", "Carol", "email", "carol@x.com")).statusCode(303);

        person().body("status", equalTo("approved"));
    }

    @Test
    void whose_word_it_is_must_be_one_of_two() {
        alice.api()
                .body(new JsonObject().put("by", "nobody").encode())
                .post(talk.people() + "/" + carol + "/cancel")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("by"));
    }

    @Test
    void leaving_meanwhile_does_not_open_the_door() {
        decide("cancel", NOTE);
        register();
        Forms.filled().redirects().follow(false).post(place(2) + "/cancel").then().statusCode(303);
        person().body("status", equalTo("cancelled"));

        register().body("status", equalTo("pending"));
    }

    @Test
    void who_was_put_out_asked_again_and_left_reads_that_they_left() {
        decide("cancel", NOTE);
        reads("the organiser has cancelled");
        register();
        reads("The host looks at every registration");

        Forms.filled().redirects().follow(false).post(place(2) + "/cancel").then().statusCode(303);

        assertThat(Mails.textTo(alice, "carol@x.com", "is given up"))
                .doesNotContain("organiser", NOTE);
        page().body(containsString(NOTE));
    }

    @Test
    void who_was_put_out_reads_so_on_their_page_until_they_leave_by_themselves() {
        decide("cancel", NOTE);
        place(1, 200).body(containsString("taken you off the list")).body(containsString(NOTE));
        register();
        Forms.filled().redirects().follow(false).post(place(2) + "/cancel").then().statusCode(303);

        place(2, 200)
                .body(containsString("You have cancelled"))
                .body(not(containsString("taken you off the list")))
                .body(not(containsString(NOTE)));
        place(1, 410).body(not(containsString("taken you off the list")));
        page().body(containsString("A host took them off the list"));

        register();
        decide("cancel", NOTE);
        place(3, 200).body(containsString("taken you off the list")).body(containsString(NOTE));
    }

    @Test
    void who_was_let_in_again_and_leaves_reads_that_they_left() {
        decide("cancel", NOTE);
        decide("let-in", null);
        Forms.filled().redirects().follow(false).post(place(2) + "/cancel").then().statusCode(303);

        place(2, 200).body(containsString("You have cancelled")).body(not(containsString(NOTE)));
    }

    @Test
    void who_left_by_themselves_comes_back_freely() {
        Forms.filled().redirects().follow(false).post(place(1) + "/cancel").then().statusCode(303);

        register().body("status", equalTo("approved"));
    }

    @Test
    void whom_the_host_lets_in_again_is_like_anybody() {
        decide("cancel", NOTE);
        register();
        decide("approve", null);

        person().body("status", equalTo("approved"));
        page().body(not(containsString(NOTE))).body(not(containsString("off the list")));
        assertThat(putOut()).isFalse();
    }

    @Test
    void whom_the_host_adds_by_hand_is_let_in() {
        decide("cancel", NOTE);

        alice.form()
                .formParam("name", "Carol")
                .formParam("email", "carol@x.com")
                .redirects()
                .follow(false)
                .post("/webinars/" + talk.id() + "/people/add")
                .then()
                .statusCode(303);

        person().body("status", equalTo("approved"));
    }

    @Test
    void who_asked_again_and_waits_for_the_host_is_let_in_by_an_invitation() {
        decide("cancel", NOTE);
        reads("the organiser has cancelled");
        register().body("status", equalTo("pending"));
        reads("The host looks at every registration");

        alice.api()
                .body("{\"people\": [{\"email\": \"carol@x.com\", \"name\": \"Carol\"}]}")
                .post("/api/v1/webinars/" + talk.id() + "/invitations")
                .then()
                .statusCode(201)
                .body("items[0].state", equalTo("invited"));
        String link = Mails.linkTo(alice, "carol@x.com", "/invited/");
        Forms.filled().redirects().follow(false).post(link).then().statusCode(303);

        person().body("status", equalTo("approved"));
        assertThat(putOut()).isFalse();
    }

    private void cancelledBy(String whom) {
        alice.api()
                .body(new JsonObject().put("by", whom).encode())
                .post(talk.people() + "/" + carol + "/cancel")
                .then()
                .statusCode(200);
    }

    private void reads(String words) {
        assertThat(Mails.textTo(alice, "carol@x.com", words)).contains(words);
    }

    private boolean putOut() {
        String read = "select put_out from registration where id = $1";
        return announced.rows(read, UUID.fromString(carol)).get(0).getBoolean(0);
    }

    private ValidatableResponse page() {
        return alice.browser().get("/webinars/" + talk.id() + "/people/" + carol).then();
    }

    private ValidatableResponse person() {
        return alice.api().get(talk.people() + "/" + carol).then();
    }

    private ValidatableResponse place(int version, int status) {
        return given().header("Accept", "text/html").get(place(version)).then().statusCode(status);
    }

    private String place(int version) {
        return URI.create(links.placeUrl(UUID.fromString(carol), version)).getPath();
    }

    private void decide(String decision, String note) {
        alice.api()
                .body(new JsonObject().put("note", note).encode())
                .post(talk.people() + "/" + carol + "/" + decision)
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

    private ValidatableResponse register() {
        return register("carol");
    }

    private ValidatableResponse register(String name) {
        return alice.api()
                .body(new JsonObject().put("name", name).put("email", name + "@x.com").encode())
                .post(talk.people())
                .then();
    }
}
