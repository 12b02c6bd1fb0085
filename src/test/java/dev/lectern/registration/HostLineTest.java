package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the host decides who comes and all seats are taken, whoever is wanted stands in line. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class HostLineTest {
    @Inject World world;
    @Inject Announced announced;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void a_talk_with_one_seat_that_alice_gives() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject().put("capacity", 1).put("autoApprove", false));
    }

    @Test
    void who_is_approved_while_all_seats_are_taken_stands_in_line_and_gets_the_next() {
        String carol = register("carol");
        String dave = register("dave");
        decide(carol, "approve").body("status", equalTo("approved"));

        decide(dave, "approve").body("status", equalTo("waitlisted")).body("position", equalTo(1));
        decide(carol, "cancel").statusCode(200);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> person(dave).body("status", equalTo("offered")));
    }

    @Test
    void nobody_approved_later_overtakes_the_line() {
        String carol = register("carol");
        String dave = register("dave");
        String erin = register("erin");
        decide(carol, "approve");
        decide(dave, "approve");

        decide(erin, "approve").body("status", equalTo("waitlisted")).body("position", equalTo(2));
    }

    @Test
    void of_many_as_many_are_approved_as_there_are_seats_and_the_answer_counts_both() {
        JsonArray all = JsonArray.of(register("carol"), register("dave"), register("erin"));

        alice.api()
                .body(new JsonObject().put("decision", "approve").put("ids", all).encode())
                .post(talk.people() + "/bulk")
                .then()
                .statusCode(200)
                .body("changed", equalTo(3))
                .body("waitlisted", equalTo(2))
                .body("refused", equalTo(0));
    }

    @Test
    void the_page_says_that_one_waits_for_a_seat() {
        given().get("/w/" + talk.slug()).then().body(not(containsString("All seats are taken")));
        decide(register("carol"), "approve");

        given().get("/w/" + talk.slug())
                .then()
                .body(containsString("All seats are taken"))
                .body(containsString("Ask for a place"));
    }

    @Test
    void who_is_put_in_line_is_told_so() {
        decide(register("carol"), "approve");
        decide(register("dave"), "approve");

        assertThat(Mails.textTo(alice, "dave@x.com", "waiting list")).contains("waiting list");
    }

    @Test
    void adding_somebody_who_stands_in_line_says_so() {
        decide(register("carol"), "approve");
        decide(register("dave"), "approve").body("status", equalTo("waitlisted"));

        assertThat(add("dave"))
                .isEqualTo(
                        "dave is on the waiting list already. A mail about it went a moment ago.");
        longAgo();
        assertThat(add("dave"))
                .isEqualTo(
                        "dave is on the waiting list already; the mail about it has been sent"
                                + " again.");
        longAgo();
        assertThat(add("carol"))
                .isEqualTo("carol was registered already; the link has been sent again.");
    }

    private void longAgo() {
        announced.run(
                "update registration set mailed_at = now() - interval '1 hour' where webinar_id = $1",
                Tuple.of(talk.id()));
    }

    private String add(String name) {
        String toast =
                alice.form()
                        .formParam("name", name)
                        .formParam("email", name + "@x.com")
                        .redirects()
                        .follow(false)
                        .post("/webinars/" + talk.id() + "/people/add")
                        .then()
                        .statusCode(303)
                        .extract()
                        .cookie("toast");
        return new String(Base64.getDecoder().decode(toast), StandardCharsets.UTF_8);
    }

    private ValidatableResponse decide(String person, String decision) {
        return alice.api().body("{}").post(talk.people() + "/" + person + "/" + decision).then();
    }

    private ValidatableResponse person(String person) {
        return alice.api().get(talk.people() + "/" + person).then();
    }

    private String register(String name) {
        return alice.api()
                .body(new JsonObject().put("name", name).put("email", name + "@x.com").encode())
                .post(talk.people())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
