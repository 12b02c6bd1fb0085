package dev.lectern.reminder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class MailTabTest {
    @Inject World world;

    private Person alice;
    private Talks talks;
    private UUID webinar;

    @BeforeEach
    void alice_announces_a_webinar() {
        alice = world.alice();
        talks = new Talks(alice);
        webinar = talks.publish();
    }

    @Test
    void a_host_s_words_stand_in_the_mail_with_what_was_put_in_escaped() {
        change(
                        "confirmation",
                        new JsonObject()
                                .put("subject", "Welcome, {name}")
                                .put("text", "Dear {name},\n\n<b>see you</b> at {title}."))
                .statusCode(200)
                .body("changed", equalTo(true));

        talks.register(webinar, "Carol <i>Smith</i>", "carol@example.com");

        JsonObject mail = talks.mail("Welcome, Carol <i>Smith</i>", "carol@example.com");
        assertThat(mail.getString("text")).contains("Dear Carol <i>Smith</i>,", "<b>see you</b>");
        assertThat(mail.getString("html"))
                .contains("Dear Carol &lt;i&gt;Smith&lt;/i&gt;,", "&lt;b&gt;see you&lt;/b&gt;")
                .doesNotContain("<i>", "<b>");
    }

    @Test
    void a_mail_that_is_switched_off_does_not_go() {
        change("confirmation", new JsonObject().put("sent", false)).statusCode(200);
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        alice.api()
                .post("/api/v1/webinars/" + webinar + "/registrations/" + carol + "/cancel")
                .then()
                .statusCode(200);

        talks.mail("Your registration is cancelled: Growing roses", "carol@example.com");
        assertThat(talks.mails("Your place: Growing roses", "carol@example.com")).isEmpty();
    }

    @Test
    void a_tag_that_means_nothing_is_refused_by_its_name() {
        change("live", new JsonObject().put("text", "Hi {firstname}, come in."))
                .statusCode(422)
                .body("errors[0].field", equalTo("text"))
                .body("errors[0].message", containsString("firstname"))
                .body("errors[0].message", containsString("{name}"));
        change("live", new JsonObject().put("subject", "a\r\nBcc: b@example.com"))
                .statusCode(422)
                .body("errors[0].field", equalTo("subject"));
        change("live", new JsonObject().put("button", "x".repeat(61))).statusCode(422);
        change("live", new JsonObject().put("sent", "perhaps")).statusCode(400);
        change("nonsense", new JsonObject()).statusCode(404);
    }

    @Test
    void a_webinar_says_what_its_workspace_says_unless_it_has_words_of_its_own() {
        alice.form()
                .formParam("sent", "on")
                .formParam("subject", "From all of us: {title}")
                .formParam("headline", "You have a place")
                .formParam("text", "Hello {name}.")
                .formParam("button", "Go")
                .formParam("then", "save")
                .post("/settings/mail/confirmation/en")
                .then()
                .statusCode(303);
        alice.api()
                .get("/api/v1/webinars/" + webinar + "/mails/confirmation")
                .then()
                .body("subject", equalTo("From all of us: {title}"))
                .body("changed", equalTo(false));

        change("confirmation", new JsonObject().put("headline", "Here you go")).statusCode(200);

        alice.api()
                .get("/api/v1/webinars/" + webinar + "/mails/confirmation")
                .then()
                .body("subject", equalTo("From all of us: {title}"))
                .body("headline", equalTo("Here you go"))
                .body("changed", equalTo(true));
        alice.api()
                .delete("/api/v1/webinars/" + webinar + "/mails/confirmation")
                .then()
                .statusCode(200)
                .body("headline", equalTo("You have a place"))
                .body("button", equalTo("Go"));
    }

    @Test
    void who_writes_the_usual_words_again_has_none_of_their_own() {
        change("confirmation", new JsonObject().put("subject", "Mine: {title}"))
                .body("changed", equalTo(true));

        change("confirmation", new JsonObject().put("subject", "Your place: {title}"))
                .statusCode(200)
                .body("changed", equalTo(false));
        change("confirmation", new JsonObject().put("sent", false))
                .body("changed", equalTo(true))
                .body("sent", equalTo(false));
    }

    @Test
    void the_page_shows_what_was_typed_and_sends_the_host_one() {
        alice.form()
                .formParam("sent", "on")
                .formParam("subject", "Soon {nonsense}")
                .formParam("headline", "Typed headline")
                .formParam("text", "Typed text")
                .formParam("button", "Come")
                .formParam("then", "save")
                .post(page("reminder"))
                .then()
                .statusCode(422)
                .body(containsString("Typed headline"))
                .body(containsString("aria-invalid"));

        alice.form()
                .formParam("sent", "on")
                .formParam("subject", "Soon: {title}")
                .formParam("headline", "Typed headline")
                .formParam("text", "Hello {name}")
                .formParam("button", "Come")
                .formParam("then", "test")
                .post(page("reminder"))
                .then()
                .statusCode(200)
                .body(containsString("On its way to " + alice.email()));

        JsonObject mail = talks.mail("Soon: Growing roses", alice.email());
        assertThat(mail.getString("text")).contains("Typed headline", "Hello Alex Example");
        alice.api()
                .get("/api/v1/webinars/" + webinar + "/mails/reminder")
                .then()
                .body("changed", equalTo(false));
    }

    @Test
    void those_on_stage_read_the_host_s_words_too() {
        change(
                        "stage-invited",
                        new JsonObject()
                                .put("subject", "Come up, {name}: {title}")
                                .put("text", "It begins {when}."))
                .statusCode(200);
        change("stage-invited", new JsonObject().put("text", "Seat {position}")).statusCode(422);

        alice.api()
                .body(new JsonObject().put("name", "Bob").put("email", "bob@example.com").encode())
                .post("/api/v1/webinars/" + webinar + "/people")
                .then()
                .statusCode(201);

        JsonObject mail = talks.mail("Come up, Bob: Growing roses", "bob@example.com");
        assertThat(mail.getString("text")).contains("You are on stage", "It begins ", "/join/");
    }

    @Test
    void the_morning_mail_is_shown_with_people_in_it() {
        alice.browser()
                .get(page("host-digest") + "/preview")
                .then()
                .statusCode(200)
                .body(containsString("Registered so far: 24"))
                .body(containsString("Waiting for your answer: 2."));
    }

    @Test
    void a_preview_is_a_document_that_may_do_nothing() {
        alice.form()
                .formParam("text", "Hello <script>alert(1)</script> {name}")
                .formParam("headline", "Live view")
                .post(page("confirmation") + "/preview")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Live view"))
                .body(containsString("Alex Example"))
                .body(not(containsString("<script>")));
        alice.browser()
                .get(page("confirmation") + "/preview")
                .then()
                .statusCode(200)
                .body(containsString("You have a place"));
    }

    @Test
    void another_time_is_written_as_in_the_form() {
        alice.form()
                .formParam("minutes", "60", "1440")
                .formParam("another", "1 Woche, 1 h 30 min")
                .post("/webinars/" + webinar + "/mail/reminders")
                .then()
                .statusCode(303);

        alice.api()
                .get("/api/v1/webinars/" + webinar)
                .then()
                .body("reminders", equalTo(java.util.List.of(10_080, 1440, 90, 60)));
    }

    @Test
    void too_many_times_are_refused_with_a_sentence() {
        alice.form()
                .formParam("another", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11")
                .post("/webinars/" + webinar + "/mail/reminders")
                .then()
                .statusCode(422)
                .body(containsString("id=\"another\""))
                .body(containsString("class=\"error\""));
    }

    @Test
    void reminders_go_at_the_offsets_that_were_chosen() {
        alice.form()
                .formParam("minutes", "60")
                .formParam("another", "5")
                .post("/webinars/" + webinar + "/mail/reminders")
                .then()
                .statusCode(303);
        alice.form()
                .formParam("minutes", "15")
                .formParam("another", "never")
                .formParam("followUpMinutes", "99999")
                .post("/webinars/" + webinar + "/mail/reminders")
                .then()
                .statusCode(422)
                .body(containsString("value=\"never\""))
                .body(containsString("value=\"99999\""))
                .body(containsString("value=\"15\" checked"))
                .body(containsString("Write it like 3 d, 2 h or 20 min"));

        alice.api()
                .get("/api/v1/webinars/" + webinar)
                .then()
                .body("reminders", equalTo(java.util.List.of(60, 5)));
        alice.browser()
                .get("/webinars/" + webinar + "?tab=mail")
                .then()
                .statusCode(200)
                .body(containsString("5 minutes before"))
                .body(containsString("Sorry we missed you"));
    }

    @Test
    void every_mail_is_listed_for_programs() {
        alice.api()
                .get("/api/v1/webinars/" + webinar + "/mails")
                .then()
                .statusCode(200)
                .body("total", equalTo(MailKind.values().length))
                .body("items.kind", hasItems("confirmation", "thank-you", "missed-you", "live"));
        alice.api()
                .body(new JsonObject().put("subject", "S {title}").encode())
                .post("/api/v1/webinars/" + webinar + "/mails/live/preview")
                .then()
                .statusCode(200)
                .body("subject", equalTo("S Growing roses"))
                .body("text", containsString("Alex Example"));
    }

    @Test
    void nobody_else_sees_or_changes_them() {
        Person mallory = world.mallory();
        Person henry = world.host(alice);

        given().get("/api/v1/webinars/" + webinar + "/mails").then().statusCode(401);
        mallory.api().get("/api/v1/webinars/" + webinar + "/mails").then().statusCode(404);
        mallory.api().get("/api/v1/webinars/" + webinar + "/mails/live").then().statusCode(404);
        mallory.browser().get(page("live")).then().statusCode(404);
        mallory.form().post("/webinars/" + webinar + "/mail/reminders").then().statusCode(404);
        henry.browser().get("/settings/mail").then().statusCode(403);
        henry.browser().get("/settings/mail/live/en").then().statusCode(403);
        alice.browser()
                .contentType("application/x-www-form-urlencoded")
                .formParam("then", "restore")
                .post(page("live"))
                .then()
                .statusCode(403);
    }

    private io.restassured.response.ValidatableResponse change(String kind, JsonObject body) {
        return alice.api()
                .body(body.encode())
                .put("/api/v1/webinars/" + webinar + "/mails/" + kind)
                .then();
    }

    private String page(String kind) {
        return "/webinars/" + webinar + "/mail/" + kind;
    }
}
