package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
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
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PrivacyTest {
    private static final String ERIKA = "{\"name\": \"Erika\", \"email\": \"erika@example.com\"}";

    @Inject World world;
    @Inject Announced announced;
    @Inject RetentionWatch watch;

    private Person alice;
    private Talk talk;
    private String carol;

    @BeforeEach
    void carol_has_the_only_seat_and_dave_waits() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject().put("capacity", 1));
        carol = register("Carol Smith", "carol@example.com");
        register("Dave", "dave@example.com");
        Mails.textTo(alice, "carol@example.com");
    }

    @Test
    void a_person_s_file_says_everything_that_is_kept() {
        String file =
                alice.api().get(person() + "/export").then().statusCode(200).extract().asString();

        JsonObject all = new JsonObject(file);
        JsonObject registration = all.getJsonArray("registrations").getJsonObject(0);
        assertThat(registration.getString("webinar")).isEqualTo("Growing roses");
        assertThat(registration.getJsonObject("answers").getString("Mobile number"))
                .isEqualTo("+49 30 778899");
        assertThat(all.getJsonArray("mails").getJsonObject(0).getString("subject"))
                .isEqualTo("Your place: Growing roses");
        alice.api()
                .get("/api/v1/people/export?email=Carol@Example.com")
                .then()
                .statusCode(200)
                .body("registrations[0].name", equalTo("Carol Smith"));
    }

    @Test
    void whoever_is_erased_is_gone_everywhere_and_stays_counted() {
        String link = joinLink();

        alice.api().delete(person()).then().statusCode(204);

        assertThat(kept("carol", "Carol Smith", "778899")).isEmpty();
        alice.api().get(talk.people()).then().body("total", equalTo(2));
        given().header("Accept", "text/html").get(link).then().statusCode(410);
        assertThat(Mails.textTo(alice, "dave@example.com", "is kept for you"))
                .contains("is kept for you");
        assertThat(Mails.countTo(alice, "carol@example.com")).isZero();
        alice.api()
                .body("{\"name\": \"Carol\", \"email\": \"carol@example.com\"}")
                .post(talk.people())
                .then()
                .statusCode(201);
    }

    @Test
    void what_a_program_was_answered_about_somebody_erased_is_not_repeated() {
        String first = asked("erika-1").statusCode(201).extract().path("id");
        asked("erika-2").statusCode(200).body("id", equalTo(first));
        asked("erika-1").header("Idempotent-Replayed", "true").body("id", equalTo(first));

        alice.api().delete(talk.people() + "/" + first).then().statusCode(204);

        assertThat(
                        asked("erika-1")
                                .header("Idempotent-Replayed", nullValue())
                                .extract()
                                .<String>path("id"))
                .isNotEqualTo(first);
        asked("erika-2").header("Idempotent-Replayed", nullValue());
    }

    @Test
    void what_a_program_was_answered_about_somebody_on_stage_is_not_repeated_once_erased() {
        String stage = "/api/v1/webinars/" + talk.id() + "/people";
        String first = asked("stage-1", stage, ERIKA).statusCode(201).extract().path("id");
        asked("stage-1", stage, ERIKA).header("Idempotent-Replayed", "true");

        eraseErika();

        assertThat(asked("stage-1", stage, ERIKA).extract().<String>path("id")).isNotEqualTo(first);
    }

    @Test
    void what_a_program_was_answered_that_invited_somebody_erased_is_not_repeated() {
        String invitations = "/api/v1/webinars/" + talk.id() + "/invitations";
        String carols = new JsonObject().put("email", "carol@example.com").encode();
        asked("invited-1", invitations, "{\"people\": [" + ERIKA + "]}").statusCode(201);
        asked("invited-2", invitations, "{\"people\": [" + carols + "]}")
                .body("passedOver.toString()", containsString("carol@example.com"));
        asked("invited-1", invitations, "{\"people\": [" + ERIKA + "]}")
                .header("Idempotent-Replayed", "true");

        eraseErika();

        asked("invited-1", invitations, "{\"people\": [" + ERIKA + "]}")
                .header("Idempotent-Replayed", nullValue());
        asked("invited-2", invitations, "{\"people\": [" + carols + "]}")
                .header("Idempotent-Replayed", nullValue());
        alice.api().delete(person()).then().statusCode(204);
        asked("invited-2", invitations, "{\"people\": [" + carols + "]}")
                .header("Idempotent-Replayed", nullValue())
                .body("total", equalTo(1));
    }

    private void eraseErika() {
        alice.api()
                .body("{\"email\": \"erika@example.com\"}")
                .post("/api/v1/people/erase")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse asked(String key) {
        return asked(key, talk.people(), ERIKA);
    }

    private ValidatableResponse asked(String key, String path, String body) {
        return alice.api().header("Idempotency-Key", key).body(body).post(path).then();
    }

    @Test
    void an_address_is_forgotten_in_the_whole_workspace_and_in_no_other() {
        Person bob = world.alice();
        Talk other = announced.talk(bob, new JsonObject());
        bob.api()
                .body("{\"name\": \"Carol\", \"email\": \"carol@example.com\"}")
                .post(other.people())
                .then()
                .statusCode(201);

        alice.api()
                .body("{\"email\": \"CAROL@example.com\"}")
                .post("/api/v1/people/erase")
                .then()
                .statusCode(200)
                .body("erased", equalTo(1));

        alice.api()
                .get("/api/v1/people/export?email=carol@example.com")
                .then()
                .body("registrations.size()", equalTo(0));
        bob.api()
                .get("/api/v1/people/export?email=carol@example.com")
                .then()
                .body("registrations.size()", equalTo(1));
    }

    @Test
    void who_was_asked_onto_a_stage_is_in_the_file_and_forgotten_too() {
        alice.api()
                .body(new JsonObject().put("email", "Rosa@x.com").put("name", "Rosa").encode())
                .post("/api/v1/webinars/" + talk.id() + "/people")
                .then()
                .statusCode(201);
        alice.api()
                .get("/api/v1/people/export?email=rosa@x.com")
                .then()
                .body("stage[0].name", equalTo("Rosa"));

        alice.api()
                .body(new JsonObject().put("email", "rosa@x.com").encode())
                .post("/api/v1/people/erase")
                .then()
                .body("erased", equalTo(1));

        alice.api()
                .get("/api/v1/webinars/" + talk.id() + "/people")
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void what_people_wrote_is_erased_so_many_days_after_the_last_date() {
        endedAgo(talk, 40, 30);
        Talk later = announced.talk(alice, new JsonObject());
        alice.api()
                .body("{\"name\": \"Eve\", \"email\": \"eve@example.com\"}")
                .post(later.people())
                .then()
                .statusCode(201);
        endedAgo(later, 20, 30);

        watch.look().await().atMost(Duration.ofSeconds(30));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> kept("carol", "Carol Smith", "dave").isEmpty());
        alice.api().get(later.people()).then().body("items[0].email", equalTo("eve@example.com"));
        alice.api().get(talk.people() + "?status=approved").then().body("total", equalTo(1));
        alice.browser()
                .get("/webinars/" + talk.id() + "?tab=people")
                .then()
                .body(containsString("Erased"))
                .body(not(containsString("Copy join link")));
    }

    @Test
    void a_webinar_that_says_nothing_keeps_as_long_as_its_workspace_says() {
        alice.form()
                .formParam("days", "a while")
                .post("/settings/privacy/retention")
                .then()
                .statusCode(422)
                .body(containsString("a while"));
        alice.form()
                .formParam("days", "10")
                .post("/settings/privacy/retention")
                .then()
                .statusCode(303);
        alice.browser().get("/settings/privacy").then().body(containsString("value=\"10\""));
        endedAgo(talk, 11, null);

        watch.look().await().atMost(Duration.ofSeconds(30));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> kept("carol", "Carol Smith", "dave").isEmpty());
    }

    @Test
    void people_see_and_delete_their_own() {
        String place = Mails.textTo(alice, "carol@example.com");
        String path = place.substring(place.indexOf("/place/")).split("\\s")[0];
        given().get(path + "/data.json")
                .then()
                .statusCode(200)
                .body("registrations[0].email", equalTo("carol@example.com"));

        Forms.filled().redirects().follow(false).post(path + "/erase").then().statusCode(303);

        assertThat(kept("carol", "Carol Smith", "778899")).isEmpty();
        given().header("Accept", "text/html").get(path).then().statusCode(410);
    }

    @Test
    void the_host_sees_what_a_person_answered_and_was_sent() {
        alice.browser()
                .get("/webinars/" + talk.id() + "/people/" + carol)
                .then()
                .statusCode(200)
                .body(containsString("+49 30 778899"))
                .body(containsString("Your place: Growing roses"));
        alice.api()
                .get(person() + "/mails")
                .then()
                .body("total", greaterThan(0))
                .body("items[0].state", equalTo("sent"))
                .body("items[0].to", equalTo("carol@example.com"));
    }

    @Test
    void the_audit_log_says_who_changed_how_long_is_kept() {
        alice.form()
                .formParam("days", "10")
                .post("/settings/privacy/retention")
                .then()
                .statusCode(303);

        alice.api()
                .get("/api/v1/audit")
                .then()
                .body("items[0].action", equalTo("registration.retention"))
                .body("items[0].detail.days", equalTo(10));
    }

    @Test
    void the_audit_log_says_who_decided_and_erased_and_names_nobody() {
        alice.api().post(person() + "/cancel").then().statusCode(200);
        alice.api().delete(person()).then().statusCode(204);

        String log = alice.api().get("/api/v1/audit?limit=100").then().extract().asString();

        assertThat(log)
                .contains("registration.cancelled", "registration.erased", carol)
                .doesNotContain("Carol", "carol@example.com");
    }

    @Test
    void nobody_else_sees_or_erases_anybody() {
        Person mallory = world.mallory();
        Person henry = world.host(alice);
        mallory.api().get(person() + "/export").then().statusCode(404);
        mallory.api().get(person() + "/mails").then().statusCode(404);
        mallory.api().delete(person()).then().statusCode(404);
        mallory.browser().get("/webinars/" + talk.id() + "/people/" + carol).then().statusCode(404);
        henry.api().get("/api/v1/people/export?email=carol@example.com").then().statusCode(403);
        henry.browser().get("/settings/privacy").then().statusCode(403);
        given().get(person() + "/export").then().statusCode(401);
        alice.api().get("/api/v1/people/export").then().statusCode(422);
        alice.api().body("{\"email\": \"x\"}").post("/api/v1/people/erase").then().statusCode(422);
        assertThat(kept("carol")).isNotEmpty();
    }

    private String kept(String... words) {
        StringBuilder found = new StringBuilder();
        for (String word : words) {
            for (Row row :
                    announced.rows(
                            """
                            select 'registration' as place from registration r
                            where webinar_id = $1 and r::text ilike '%' || $2 || '%'
                            union all
                            select 'mail' from mail m where m.workspace_id = $3
                                and m.reference in (select 'registration:' || id from registration
                                                    where webinar_id = $1)
                                and m::text ilike '%' || $2 || '%'
                            """,
                            talk.id(), word, alice.workspace())) {
                found.append(word).append(" in ").append(row.getString("place")).append('\n');
            }
        }
        return found.toString();
    }

    private void endedAgo(Talk talk, int days, Integer keep) {
        announced.run(
                "update registration_desk set over_at = $2, retention_days = $3 where webinar_id = $1",
                Tuple.of(
                        talk.id(),
                        RegistrationRows.utc(Instant.now().minus(Duration.ofDays(days))),
                        keep));
        announced.run(
                "update occurrence set state = 'ENDED', ended_at = ends_at where webinar_id = $1",
                Tuple.of(talk.id()));
    }

    private String joinLink() {
        String text = Mails.textTo(alice, "carol@example.com");
        return text.substring(text.indexOf("/join/")).split("\\s")[0];
    }

    private String register(String name, String email) {
        return alice.api()
                .body(
                        new JsonObject()
                                .put("name", name)
                                .put("email", email)
                                .put("answers", new JsonObject().put("mobile", mobile(name)))
                                .encode())
                .post(talk.people())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String mobile(String name) {
        return name.equals("Dave") ? "+49 30 5555" : "+49 30 778899";
    }

    private String person() {
        return talk.people() + "/" + carol;
    }
}
