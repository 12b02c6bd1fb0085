package dev.lectern.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.lectern.kit.db.Ids;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every feature's deeds leave a line, with the deed or not at all. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class NotedTest {
    @Inject World world;
    @Inject Pool pool;
    @Inject Clock clock;

    private Person alice;
    private String talk;

    @BeforeEach
    void alice_announces_a_talk() {
        alice = world.alice();
        talk = "/api/v1/webinars/" + alice.publishes(talk("Roses"));
    }

    @Test
    void webhooks_are_noted_by_their_host_and_no_secret() {
        String hook =
                "/api/v1/webhooks/"
                        + post("/api/v1/webhooks", "{\"url\":\"https://a.invalid/in/T0PSECRET\"}")
                                .statusCode(201)
                                .extract()
                                .path("id");
        alice.api().body("{\"events\":[]}").patch(hook).then().statusCode(200);
        post(hook + "/rotate", "").statusCode(200);
        alice.api().delete(hook).then().statusCode(204);

        assertThat(actions())
                .startsWith(
                        "webhook.deleted",
                        "webhook.secret-rotated",
                        "webhook.changed",
                        "webhook.made");
        assertThat(log()).contains("a.invalid").doesNotContain("T0PSECRET", "whsec_");
    }

    @Test
    void the_words_of_mails_are_noted_and_which_mail() {
        String mail = talk + "/mails/confirmation";
        alice.api().body("{\"subject\":\"You are in\"}").put(mail).then().statusCode(200);
        alice.api().delete(mail).then().statusCode(200);
        alice.api()
                .body("{\"subject\":\"Sie sind dabei\"}")
                .put("/api/v1/mails/confirmation?language=de")
                .then()
                .statusCode(200);

        newest(3)
                .body(
                        "items.action",
                        equalTo(List.of("mail.changed", "mail.restored", "mail.changed")))
                .body("items[1].subject", equalTo("Roses"))
                .body("items[0].detail.mail", equalTo("confirmation"));
        german().body(
                        containsString(
                                "hat eine Mail auf die üblichen Worte zurückgesetzt, von"
                                        + " <strong>Roses</strong>"))
                .body(containsString("Mail: Bestätigung"))
                .body(containsString("Sprache: Deutsch"));
    }

    @Test
    void a_task_tried_again_and_one_dropped_are_noted_by_their_kind() {
        alice.publishes(talk("Tulips"));
        JsonPath waiting =
                alice.api().get("/api/v1/work?state=waiting&limit=100").then().extract().jsonPath();
        String rose = "items.findAll { it.subject?.name == 'Roses' }[-1]";
        String tulip = "items.findAll { it.subject?.name == 'Tulips' }[-1].id";

        alice.api()
                .delete("/api/v1/work/" + waiting.getString(rose + ".id"))
                .then()
                .statusCode(204);
        post("/api/v1/work/" + waiting.getString(tulip) + "/retry", "").statusCode(200);

        newest(50)
                .body("items.find { it.action == 'work.retried' }.detail.about", equalTo("Tulips"))
                .body(
                        "items.find { it.action == 'work.dropped' }.subject",
                        equalTo(waiting.getString(rose + ".kind")))
                .body("items.find { it.action == 'work.dropped' }.detail.about", equalTo("Roses"))
                .body("items.find { it.action == 'work.dropped' }.address", equalTo("127.0.0.1"));
        german().body(containsString("hat eine Aufgabe verworfen:"))
                .body(containsString("hat eine Aufgabe erneut angestoßen:"))
                .body(containsString("für: Roses"));
    }

    @Test
    void people_brought_in_invited_and_decided_on_are_counted_and_not_named() {
        alice.api()
                .contentType("text/csv")
                .body("email,name\ncarol@example.com,Carol\ndan@example.com,Dan\n")
                .post(talk + "/registrations/import")
                .then()
                .statusCode(200);
        JsonObject erin = new JsonObject().put("email", "erin@example.com").put("name", "Erin");
        String invitation =
                post(
                                talk + "/invitations",
                                new JsonObject().put("people", JsonArray.of(erin)).encode())
                        .statusCode(201)
                        .extract()
                        .path("items[0].id");
        String chosen = new JsonObject().put("invitations", JsonArray.of(invitation)).encode();
        post(talk + "/invitations/resend", chosen).statusCode(200);
        post(talk + "/invitations/withdraw", chosen).statusCode(200);
        List<String> people = alice.api().get(talk + "/registrations").path("items.id");
        post(
                        talk + "/registrations/bulk",
                        new JsonObject()
                                .put("decision", "cancel")
                                .put("ids", new JsonArray(people))
                                .encode())
                .statusCode(200);

        newest(5)
                .body(
                        "items.action",
                        equalTo(
                                List.of(
                                        "registration.cancelled",
                                        "registration.invitation-withdrawn",
                                        "registration.invited-again",
                                        "registration.invited",
                                        "registration.imported")))
                .body("items.detail.count", equalTo(List.of(2, 1, 1, 1, 2)));
        assertThat(log()).doesNotContain("carol@", "erin@", "Carol", "Erin");
        german().body(containsString("Personen: 2"));
    }

    @Test
    void who_is_put_on_the_stage_and_taken_off_is_noted_by_id() {
        String bob =
                post(talk + "/people", "{\"email\":\"bob@x.example\",\"role\":\"panelist\"}")
                        .statusCode(201)
                        .extract()
                        .path("id");
        post(talk + "/people/" + bob + "/link", "").statusCode(anyOf(is(200), is(204)));
        alice.api().delete(talk + "/people/" + bob).then().statusCode(204);

        newest(3)
                .body(
                        "items.action",
                        equalTo(
                                List.of(
                                        "webinar.stage-removed",
                                        "webinar.stage-link-renewed",
                                        "webinar.stage-added")))
                .body("items[0].detail.person", equalTo(bob));
        assertThat(log()).doesNotContain("bob@x.example");
    }

    @Test
    void templates_drafts_and_recordings_are_noted() {
        String id = talk.substring("/api/v1/webinars/".length());
        String template =
                post("/api/v1/templates", "{\"webinar\":\"" + id + "\",\"name\":\"Garden\"}")
                        .statusCode(201)
                        .extract()
                        .path("id");
        alice.api().delete("/api/v1/templates/" + template).then().statusCode(204);
        String draft = alice.makes(talk("Draft"));
        alice.api().delete("/api/v1/webinars/" + draft).then().statusCode(204);
        post(talk + "/start", "").statusCode(200);
        post(talk + "/recordings/start", "").statusCode(200);
        post(talk + "/recordings/start", "").statusCode(200);
        post(talk + "/recordings/pause", "").statusCode(200);
        post(talk + "/recordings/resume", "").statusCode(200);
        post(talk + "/recordings/stop", "").statusCode(200);

        newest(9)
                .body(
                        "items.action",
                        equalTo(
                                List.of(
                                        "recording.stopped",
                                        "recording.resumed",
                                        "recording.paused",
                                        "recording.started",
                                        "webinar.started",
                                        "webinar.deleted",
                                        "webinar.made",
                                        "template.deleted",
                                        "template.made")))
                .body("items[0].subject", equalTo("Roses"))
                .body("items[7].subject", equalTo("Garden"));
    }

    @Test
    void what_cannot_be_noted_is_not_done() {
        post(talk + "/registrations", "{\"email\":\"carol@example.com\",\"name\":\"Carol\"}")
                .statusCode(201);
        String carol = alice.api().get(talk + "/registrations").path("items[0].id");
        String held = held();
        refuseLines();

        post(talk + "/registrations/" + carol + "/cancel", "").statusCode(500);
        alice.api().delete(talk + "/registrations/" + carol).then().statusCode(500);
        alice.api().delete("/api/v1/suppressions/" + held).then().statusCode(500);
        post(talk + "/start", "").statusCode(500);

        alice.api()
                .get(talk + "/registrations")
                .then()
                .body("items[0].status", equalTo("approved"))
                .body("items[0].name", equalTo("Carol"));
        alice.api().get("/api/v1/suppressions").then().body("items[0].id", equalTo(held));
        alice.api().get(talk).then().body("occurrences[0].state", equalTo("scheduled"));
    }

    @Test
    void german_readers_find_no_english_word_of_ours() {
        post("/api/v1/keys", "{\"name\":\"Importer\"}").statusCode(201);
        alice.form()
                .formParam("name", "Gärten")
                .formParam("accent", "#1F6F5C")
                .formParam("language", "de")
                .formParam("timezone", "Europe/Berlin")
                .post("/settings/workspace")
                .then()
                .statusCode(303);
        pool.preparedQuery(
                        "insert into audit_entry (id, workspace_id, happened_at, actor, action,"
                                + " subject, detail) values ($1, $2, now(), 'not signed in',"
                                + " 'account.sign-in-failed', 'alice@x.example', '{}')")
                .execute(Tuple.of(Ids.next(), alice.workspace()))
                .await()
                .indefinitely();

        german().body(containsString("API-Schlüssel test"))
                .body(containsString("darf: lesen"))
                .body(containsString("Farbe: #1F6F5C"))
                .body(containsString("Sprache: Deutsch"))
                .body(containsString("Zeitzone: Europe/Berlin"))
                .body(containsString("nicht angemeldet"));
    }

    private JsonObject talk(String title) {
        return new JsonObject()
                .put("title", title)
                .put("startsAt", clock.instant().plus(Duration.ofDays(1)).toString())
                .put("timezone", "Europe/Berlin")
                .put("durationMinutes", 60)
                .put("policy", new JsonObject().put("recording", "manual"));
    }

    /** An address of alice's workspace that gets no more. */
    private String held() {
        UUID id = Ids.next();
        pool.preparedQuery(
                        "insert into mail_suppression (id, workspace_id, address, reason, created_at)"
                                + " values ($1, $2, $3, 'bounced', now())")
                .execute(Tuple.of(id, alice.workspace(), id + "@x.example"))
                .await()
                .indefinitely();
        return id.toString();
    }

    /** As if the database went away between a deed and its line. */
    private void refuseLines() {
        pool.query(
                        """
                        create or replace function refuse_line() returns trigger language plpgsql
                        as $$ begin raise exception 'no line'; end $$
                        """)
                .executeAndAwait();
        pool.query(
                        """
                        create trigger refuse_line_%s before insert on audit_entry for each row
                        when (new.workspace_id = '%s') execute function refuse_line()
                        """
                                .formatted(
                                        alice.workspace().toString().replace('-', '_'),
                                        alice.workspace()))
                .executeAndAwait();
    }

    private ValidatableResponse post(String path, String body) {
        return alice.api().body(body).post(path).then();
    }

    private ValidatableResponse newest(int many) {
        return alice.api().get("/api/v1/audit?limit=" + many).then().statusCode(200);
    }

    private List<String> actions() {
        return newest(50).extract().path("items.action");
    }

    private String log() {
        return newest(100).extract().asString();
    }

    private ValidatableResponse german() {
        return alice.browser()
                .header("Accept-Language", "de")
                .get("/settings/audit")
                .then()
                .statusCode(200);
    }
}
