package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invited people who have no place yet, although they answered or asked before. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class InvitedBeforeTest {
    private static final String CAROL = "carol.li@example.com";
    private static final String LINK = "Your personal link";

    @Inject World world;
    @Inject Announced announced;
    @Inject Clock clock;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_announces_a_talk_with_one_seat() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject().put("capacity", 1));
    }

    @Test
    void who_accepted_and_waits_reads_that_they_wait() {
        register("dave@example.com");
        invite().statusCode(201);
        String link = Mails.linkTo(alice, CAROL);
        accept(link).statusCode(303);

        given().get(link)
                .then()
                .body(containsString("You are on the waiting list"))
                .body(not(containsString(LINK)));
        becomes("offered");
        given().get(link)
                .then()
                .body(containsString("A seat is offered to you"))
                .body(not(containsString(LINK)));
        String toast = accept(link).statusCode(303).extract().cookie("toast");
        assertThat(new String(Base64.getDecoder().decode(toast), StandardCharsets.UTF_8))
                .doesNotContain("link");
        becomes("approved");
        given().get(link).then().body(containsString(LINK));
    }

    @Test
    void inviting_somebody_who_stands_in_the_list_says_why_nobody_is_mailed() {
        announced.run(
                "update webinar set registration = '{\"autoApprove\": false}' where id = $1",
                Tuple.of(talk.id()));
        register(CAROL);

        invite().statusCode(201)
                .body("items.size()", equalTo(0))
                .body("passedOver[0].email", equalTo(CAROL))
                .body("passedOver[0].status", equalTo("pending"))
                .body("passedOver[0].message", containsString("waits for your decision"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"carol li", "carol.li"})
    void who_asked_for_a_place_and_accepts_keeps_what_they_said(String invitedAs) {
        JsonObject city = new JsonObject().put("id", "city").put("type", "text");
        talk = announced.talk(alice, rules(city.copy().put("label", "Where do you garden?")));
        invite().statusCode(201);
        announced.run(
                "update registration_invitation set name = $2 where webinar_id = $1",
                Tuple.of(talk.id(), invitedAs));
        String link = Mails.linkTo(alice, CAROL);
        new Visitor(talk)
                .submit(Map.of("name", "Carol Smith", "email", CAROL, "city", "Graz"))
                .statusCode(303);
        announced.run(
                "update webinar set registration = $2 where id = $1",
                Tuple.of(talk.id(), rules(city.copy().put("label", "Your shoe size?"))));

        accept(link).statusCode(303);

        String person =
                alice.api()
                        .get(talk.people())
                        .then()
                        .body("total", equalTo(1))
                        .body("items[0].status", equalTo("approved"))
                        .body("items[0].name", equalTo("Carol Smith"))
                        .body("items[0].answers.city", equalTo("Graz"))
                        .extract()
                        .path("items[0].id");
        alice.browser()
                .get("/webinars/" + talk.id() + "/people/" + person)
                .then()
                .body(containsString("Where do you garden?"))
                .body(not(containsString("shoe size")));
    }

    @Test
    void who_asked_for_one_date_and_accepts_for_all_keeps_what_they_said() {
        JsonObject city = new JsonObject().put("id", "city").put("type", "text");
        JsonObject rules = rules(city.put("label", "Where do you garden?"));
        JsonPath series = series(rules.put("scope", "either"));
        invite().statusCode(201);
        String link = Mails.linkTo(alice, CAROL);
        new Visitor(talk)
                .submit(
                        Map.of(
                                "name",
                                "Carol Smith",
                                "email",
                                CAROL,
                                "city",
                                "Graz",
                                "occurrence",
                                series.getString("occurrences[1].id")))
                .statusCode(303);

        accept(link).statusCode(303);

        alice.api()
                .get(talk.people() + "?status=approved")
                .then()
                .body("total", equalTo(1))
                .body("items[0].occurrence", nullValue())
                .body("items[0].name", equalTo("Carol Smith"))
                .body("items[0].answers.city", equalTo("Graz"));
        alice.api().get(talk.people() + "?status=pending").then().body("total", equalTo(0));
    }

    private JsonPath series(JsonObject rules) {
        JsonPath made =
                alice.made(
                        new JsonObject()
                                .put("title", "Every day")
                                .put("startsAt", clock.instant().plus(Duration.ofDays(2)) + "")
                                .put("recurrence", "FREQ=DAILY;COUNT=3")
                                .put("registration", rules)
                                .put("publish", true));
        talk = new Talk(made.getUUID("id"), made.getString("slug"), null);
        return made;
    }

    private static JsonObject rules(JsonObject question) {
        return new JsonObject().put("autoApprove", false).put("fields", JsonArray.of(question));
    }

    private void becomes(String status) {
        announced.run(
                "update registration set status = $2 where webinar_id = $1 and email_key = $3",
                Tuple.of(talk.id(), status, CAROL));
    }

    private static ValidatableResponse accept(String link) {
        return Forms.filled().redirects().follow(false).post(link).then();
    }

    private ValidatableResponse invite() {
        JsonArray people = JsonArray.of(new JsonObject().put("email", CAROL));
        return alice.api()
                .body(new JsonObject().put("people", people).encode())
                .post("/api/v1/webinars/" + talk.id() + "/invitations")
                .then();
    }

    private UUID register(String email) {
        String id =
                alice.api()
                        .body(new JsonObject().put("name", "Dave").put("email", email).encode())
                        .post(talk.people())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        return UUID.fromString(id);
    }
}
