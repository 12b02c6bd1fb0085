package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the invited have of their invitation: they come past the deadline, and in their own zone.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
class InvitedLateTest {
    private static final String CAROL = "carol@example.com";

    @Inject World world;
    @Inject Announced announced;
    @Inject Clock clock;

    private Person alice;
    private Talk talk;
    private String link;

    @BeforeEach
    void alice_invites_after_the_deadline() {
        alice = world.alice();
        talk =
                announced.talk(
                        alice,
                        new JsonObject().put("deadlineMinutes", 120),
                        clock.instant().plus(Duration.ofHours(1)));
        JsonArray people = JsonArray.of(new JsonObject().put("email", CAROL));
        alice.api()
                .body(new JsonObject().put("people", people).encode())
                .post("/api/v1/webinars/" + talk.id() + "/invitations")
                .then()
                .statusCode(201);
        link = Mails.linkTo(alice, CAROL);
    }

    @Test
    void an_invitation_is_accepted_past_the_deadline() {
        given().get("/w/" + talk.slug()).then().body(containsString("closed"));
        given().get(link).then().body(containsString("Accept"));

        accept("Europe%2FParis").then().statusCode(303);

        alice.api().get(talk.people()).then().body("items[0].status", equalTo("approved"));
    }

    @Test
    void what_is_over_nobody_accepts() {
        ends();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get(link).then().body(not(containsString("Accept"))));
        accept("Europe%2FParis").then().statusCode(422);

        alice.api().get(talk.people()).then().body("total", equalTo(0));
    }

    @Test
    void who_accepts_is_mailed_in_the_zone_of_their_browser() {
        accept("Asia%2FTokyo").then().statusCode(303);

        String read = "select zone from registration where webinar_id = $1";
        assertThat(announced.rows(read, talk.id()).get(0).getString(0)).isEqualTo("Asia/Tokyo");
    }

    private void ends() {
        announced.run(
                "update occurrence set state = 'ENDED', ended_at = now() where id = $1",
                Tuple.of(talk.occurrence()));
        announced.run(
                "update webinar set state = 'FINISHED', standing = 'past' where id = $1",
                Tuple.of(talk.id()));
    }

    private Response accept(String zone) {
        return Forms.filled().cookie("zone", zone).redirects().follow(false).post(link);
    }
}
