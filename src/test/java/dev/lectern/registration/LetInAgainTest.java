package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
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
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host takes back that somebody was declined or cancelled. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LetInAgainTest {
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
    void who_was_declined_is_let_in_on_their_page() {
        String carol = register("carol", null);
        decide(carol, "decline").statusCode(200);
        page(carol).body(containsString("Let in again"));

        onThePage("let-in", carol);

        person(carol).body("status", equalTo("approved"));
        page(carol).body(not(containsString("off the list")));
        assertThat(Mails.textTo(alice, "carol@x.com", "approved")).contains("approved");
    }

    @Test
    void who_was_cancelled_is_approved_in_the_list_and_only_the_new_link_is_good() {
        String carol = register("carol", null);
        decide(carol, "approve");
        String before = person(carol).extract().path("joinUrl");
        decide(carol, "cancel");

        onThePage("approve", carol);

        String now = person(carol).body("status", equalTo("approved")).extract().path("joinUrl");
        assertThat(now).isNotEqualTo(before);
        alice.api().get("/api/v1/join/" + last(before)).then().statusCode(410);
        alice.api().get("/api/v1/join/" + last(now)).then().statusCode(200);
    }

    @Test
    void approving_many_leaves_out_who_was_declined_or_cancelled_and_says_so() {
        String carol = register("carol", null);
        decide(carol, "decline");
        String dave = register("dave", null);
        decide(dave, "cancel");
        String erin = register("erin", null);

        String toast = onThePage("approve", carol, dave, erin);

        assertThat(toast).startsWith("1 changed.").contains("“Let in again” on their page");
        person(carol).body("status", equalTo("declined"));
        person(dave).body("status", equalTo("cancelled"));
        person(erin).body("status", equalTo("approved"));
    }

    @Test
    void a_program_reads_by_which_word_they_are_let_in() {
        String carol = register("carol", null);
        decide(carol, "decline");

        decide(carol, "approve").statusCode(409).body("detail", containsString("“let-in”"));
        decide(carol, "let-in").statusCode(200).body("status", equalTo("approved"));
    }

    @Test
    void while_all_seats_are_taken_they_stand_in_line() {
        talk = announced.talk(alice, new JsonObject().put("capacity", 1));
        String carol = register("carol", null);
        decide(carol, "cancel");
        register("dave", null);

        decide(carol, "let-in").body("status", equalTo("waitlisted")).body("position", equalTo(1));
    }

    @Test
    void where_nobody_stands_in_line_they_are_refused_while_all_seats_are_taken() {
        talk = announced.talk(alice, new JsonObject().put("capacity", 1).put("waitlist", false));
        String carol = register("carol", null);
        decide(carol, "cancel");
        register("dave", null);

        decide(carol, "let-in").statusCode(409).body("detail", containsString("seats are taken"));
        person(carol).body("status", equalTo("cancelled"));
    }

    @Test
    void who_has_another_place_by_now_gets_no_second_one() {
        List<String> dates = series();
        String carol = register("carol", dates.get(1));
        decide(carol, "cancel");
        register("carol", null);

        decide(carol, "let-in").statusCode(409).body("detail", containsString("another place"));
        person(carol).body("status", equalTo("cancelled"));
    }

    @Test
    void who_has_another_place_gets_no_second_one_where_one_date_is_left_of_a_series() {
        talk = announced.talk(alice, new JsonObject());
        String carol = register("carol", null);
        decide(carol, "cancel");
        announced.run(
                """
                update registration
                set email = 'carol@x.com', email_key = 'carol@x.com', occurrence_id = $2
                where id = $1
                """,
                Tuple.of(UUID.fromString(register("dave", null)), talk.occurrence()));

        decide(carol, "let-in").statusCode(409).body("detail", containsString("another place"));
        person(carol).body("status", equalTo("cancelled"));
    }

    @Test
    void nobody_is_let_into_what_is_over_and_the_page_offers_it_no_more() {
        String carol = register("carol", null);
        decide(carol, "decline");
        ends();

        page(carol).body(not(containsString("Let in again")));
        decide(carol, "let-in").statusCode(409).body("detail", containsString("over"));
    }

    @Test
    void who_was_erased_is_not_let_in() {
        String carol = register("carol", null);
        alice.api().delete(talk.people() + "/" + carol).then().statusCode(204);

        decide(carol, "let-in").statusCode(409).body("detail", containsString("erased"));
    }

    private void ends() {
        announced.run(
                "update occurrence set state = 'ENDED', ended_at = now() where id = $1",
                Tuple.of(talk.occurrence()));
        announced.run(
                "update webinar set state = 'FINISHED', standing = 'past' where id = $1",
                Tuple.of(talk.id()));
    }

    private List<String> series() {
        JsonObject series =
                new JsonObject()
                        .put("title", "Every day")
                        .put("startsAt", clock.instant().plus(Duration.ofDays(2)).toString())
                        .put("recurrence", "FREQ=DAILY;COUNT=3")
                        .put("registration", new JsonObject().put("scope", "either"))
                        .put("publish", true);
        JsonPath made = alice.made(series);
        talk =
                new Talk(
                        made.getUUID("id"),
                        made.getString("slug"),
                        made.getUUID("occurrences[0].id"));
        return made.getList("occurrences.id");
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private String onThePage(String decision, String... people) {
        String toast =
                alice.form()
                        .formParam("person", List.of(people))
                        .formParam("decision", decision)
                        .redirects()
                        .follow(false)
                        .post("/webinars/" + talk.id() + "/people/decide")
                        .then()
                        .statusCode(303)
                        .extract()
                        .cookie("toast");
        return new String(Base64.getDecoder().decode(toast), StandardCharsets.UTF_8);
    }

    private ValidatableResponse page(String person) {
        return alice.browser().get("/webinars/" + talk.id() + "/people/" + person).then();
    }

    private ValidatableResponse decide(String person, String decision) {
        return alice.api().body("{}").post(talk.people() + "/" + person + "/" + decision).then();
    }

    private ValidatableResponse person(String person) {
        return alice.api().get(talk.people() + "/" + person).then();
    }

    private String register(String name, String date) {
        JsonObject person = new JsonObject().put("name", name).put("email", name + "@x.com");
        return alice.api()
                .body(person.put("occurrence", date).encode())
                .post(talk.people())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
