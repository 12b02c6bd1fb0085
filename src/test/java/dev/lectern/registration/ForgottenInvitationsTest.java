package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Carol was invited by mail; what is left of it once she is forgotten. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ForgottenInvitationsTest {
    private static final String CAROL = "carol@example.com";

    @Inject World world;
    @Inject Announced announced;
    @Inject RetentionWatch watch;

    private Person alice;
    private Talk talk;
    private String link;

    @BeforeEach
    void carol_is_invited() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
        JsonObject carol = new JsonObject().put("email", CAROL).put("name", "Carol Smith");
        alice.api()
                .body(new JsonObject().put("people", JsonArray.of(carol)).encode())
                .post("/api/v1/webinars/" + talk.id() + "/invitations")
                .then()
                .statusCode(201);
        link = Mails.linkTo(alice, CAROL);
        assertThat(mailsThatNameHer()).isEqualTo(1);
    }

    @Test
    void the_file_of_somebody_invited_names_the_mail() {
        alice.api()
                .get("/api/v1/people/export?email=" + CAROL)
                .then()
                .body("invitations[0].name", equalTo("Carol Smith"))
                .body("mails.subject", hasItem(containsString("Growing roses")));
    }

    @Test
    void an_address_that_is_forgotten_takes_the_invitation_s_mail_along() {
        alice.api()
                .body(new JsonObject().put("email", CAROL).encode())
                .post("/api/v1/people/erase")
                .then()
                .statusCode(200);

        assertThat(mailsThatNameHer()).isZero();
        assertThat(Mails.countTo(alice, CAROL)).isZero();
    }

    @Test
    void who_deletes_their_own_data_takes_the_invitation_s_mail_along() {
        String place = Forms.filled().redirects().follow(false).post(link).header("Location");
        String path = URI.create(place).getPath();

        Forms.filled().redirects().follow(false).post(path + "/erase").then().statusCode(303);

        assertThat(mailsThatNameHer()).isZero();
    }

    @Test
    void when_the_time_is_over_the_mail_of_who_never_answered_is_forgotten_too() {
        announced.run(
                "insert into registration_desk (webinar_id, workspace_id, over_at, retention_days)"
                        + " values ($1, $2, $3, 30)",
                Tuple.of(
                        talk.id(),
                        alice.workspace(),
                        RegistrationRows.utc(Instant.now().minus(Duration.ofDays(40)))));

        watch.look().await().atMost(Duration.ofSeconds(30));

        await().atMost(Duration.ofSeconds(30)).until(() -> mailsThatNameHer() == 0);
    }

    private long mailsThatNameHer() {
        return announced
                .rows(
                        "select count(*) from mail m where workspace_id = $1"
                                + " and (m::text ilike '%carol@example%'"
                                + " or m::text ilike '%carol smith%')",
                        alice.workspace())
                .get(0)
                .getLong(0);
    }
}
