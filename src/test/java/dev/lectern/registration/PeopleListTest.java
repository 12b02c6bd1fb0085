package dev.lectern.registration;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of a webinar's people: pages, search and totals. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PeopleListTest {
    @Inject World world;
    @Inject Announced announced;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_announces_a_talk() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
    }

    @ParameterizedTest
    @CsvSource({"status=nobody", "limit=0", "limit=1001", "limit=x", "cursor=x", "sort=shoe"})
    void a_question_that_makes_no_sense_is_refused(String query) {
        alice.api().get(talk.people() + "?" + query).then().statusCode(400);
    }

    @Test
    void people_are_listed_newest_first_page_by_page() {
        IntStream.range(0, 5).forEach(n -> register("P" + n, "p" + n + "@x.com"));

        String next =
                alice.api()
                        .get(talk.people() + "?limit=3")
                        .then()
                        .body("items.name", equalTo(List.of("P4", "P3", "P2")))
                        .body("total", equalTo(5))
                        .extract()
                        .path("next");

        alice.api()
                .get(talk.people() + "?limit=3&cursor=" + next)
                .then()
                .body("items.name", equalTo(List.of("P1", "P0")))
                .body("next", nullValue());
    }

    @Test
    void a_page_that_begins_after_everybody_is_the_first() {
        register("Bob", "bob@x.com");
        String first = alice.api().get(talk.people()).then().extract().path("items[0].id");

        alice.browser()
                .get("/webinars/" + talk.id() + "?tab=people&status=approved&cursor=" + first)
                .then()
                .body(containsString("bob@x.com"));
    }

    @Test
    void a_decision_comes_back_to_where_in_the_list_it_was_made() {
        register("Bücher Bob", "bob@x.com");
        String bob = alice.api().get(talk.people()).then().extract().path("items[0].id");
        String place = "?tab=people&status=approved&q=b%C3%BCcher";
        String page = "/webinars/" + talk.id();

        alice.browser()
                .urlEncodingEnabled(false)
                .get(page + place)
                .then()
                .body(containsString("name=\"status\" value=\"approved\""))
                .body(containsString("<input type=\"hidden\" name=\"q\" value=\"bücher\">"));
        for (String decision : List.of("resend", "cancel")) {
            alice.form()
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParam("person", bob)
                    .formParam("decision", decision)
                    .formParam("status", "approved")
                    .formParam("q", "bücher")
                    .formParam("cursor", "")
                    .post(page + "/people/decide")
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith(page + place));
        }
        alice.form()
                .formParam("person", List.of(bob, bob))
                .formParam("decision", "decline")
                .formParam("status", "approved")
                .formParam("cursor", bob)
                .post(page + "/people/decide")
                .then()
                .statusCode(200)
                .body(containsString("name=\"cursor\" value=\"" + bob + "\""))
                .body(containsString("name=\"status\" value=\"approved\""));
    }

    @Test
    void who_is_pending_is_approved_only_while_there_is_something_to_come_to() {
        Talk chosen = announced.talk(alice, new JsonObject().put("autoApprove", false));
        String carol =
                alice.api()
                        .body("{\"name\": \"Carol\", \"email\": \"c@x.com\"}")
                        .post(chosen.people())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        announced.run(
                "update occurrence set state = 'ENDED' where webinar_id = $1",
                Tuple.of(chosen.id()));
        announced.run("update webinar set state = 'FINISHED' where id = $1", Tuple.of(chosen.id()));

        alice.api()
                .post(chosen.people() + "/" + carol + "/approve")
                .then()
                .statusCode(409)
                .body("detail", containsString("This is over or was cancelled"));

        alice.api().get(chosen.people() + "/" + carol).then().body("status", equalTo("pending"));
    }

    @Test
    void a_word_with_an_umlaut_is_found_in_an_address() {
        register("Ann", "a@bücher.de");
        register("Bob", "bob@x.de");

        for (String words : List.of("bücher", "BÜCHER.de", "xn--bcher", "ann bücher")) {
            alice.api()
                    .queryParam("q", words)
                    .get(talk.people())
                    .then()
                    .body("items.name", equalTo(List.of("Ann")));
        }
    }

    @Test
    void people_of_a_date_that_the_webinar_does_not_have_are_asked_for_in_vain() {
        Talk other = announced.talk(alice, new JsonObject());

        alice.api()
                .get(talk.people() + "?occurrence=" + other.occurrence())
                .then()
                .statusCode(404)
                .body("detail", equalTo("This webinar has no such date."));
        alice.api().get(talk.people() + "?occurrence=" + talk.occurrence()).then().statusCode(200);
    }

    @Test
    void people_are_found_by_the_beginnings_of_name_and_address() {
        register("Carol Smith", "cs@roses.example");
        register("Dave Jones", "dave.jones@tulips.example");

        for (String words : List.of("caro", "smi car", "roses", "cs@roses.example", "CAROL")) {
            alice.api()
                    .queryParam("q", words)
                    .get(talk.people())
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].name", equalTo("Carol Smith"));
        }
        alice.api().queryParam("q", "'|&!:* ()").get(talk.people()).then().statusCode(200);
    }

    @Test
    void signs_alone_are_found_with_nobody() {
        register("Carol Smith", "cs@roses.example");

        for (String signs : List.of("@", "%", "'|&!:* ()")) {
            alice.api()
                    .queryParam("q", signs)
                    .get(talk.people())
                    .then()
                    .body("items", hasSize(0))
                    .body("total", equalTo(0));
            alice.browser()
                    .queryParam("tab", "people")
                    .queryParam("q", signs)
                    .get("/webinars/" + talk.id())
                    .then()
                    .body(containsString("Nobody"))
                    .body(not(containsString("Carol Smith")));
        }
        alice.api().queryParam("q", " ").get(talk.people()).then().body("total", equalTo(1));
    }

    @Test
    void the_heading_counts_who_is_registered_and_the_seats_that_are_taken() {
        talk = announced.talk(alice, new JsonObject().put("capacity", 2).put("autoApprove", false));
        register("Carol", "carol@x.com");
        decide(register("Dave", "dave@x.com"), "approve");
        decide(register("Erin", "erin@x.com"), "decline");
        decide(register("Frank", "frank@x.com"), "cancel");

        alice.browser()
                .get("/webinars/" + talk.id() + "?tab=people")
                .then()
                .body(containsString("2 registered, 1 of 2 seats taken"));
    }

    private void decide(String person, String decision) {
        alice.api().post(talk.people() + "/" + person + "/" + decision).then().statusCode(200);
    }

    @Test
    void a_search_has_pages_and_a_total_too() {
        IntStream.range(0, 5).forEach(n -> register("Carol " + n, "c" + n + "@x.com"));
        register("Dave", "dave@x.com");

        String next =
                alice.api()
                        .get(talk.people() + "?q=carol&limit=3")
                        .then()
                        .body("items.name", equalTo(List.of("Carol 4", "Carol 3", "Carol 2")))
                        .body("total", equalTo(5))
                        .extract()
                        .path("next");

        alice.api()
                .get(talk.people() + "?q=carol&limit=3&cursor=" + next)
                .then()
                .body("items.name", equalTo(List.of("Carol 1", "Carol 0")))
                .body("total", equalTo(5))
                .body("next", nullValue());
        alice.api()
                .get(talk.people() + "?q=carol&sort=createdAt&limit=1")
                .then()
                .body("items.name", equalTo(List.of("Carol 0")));
        alice.api()
                .get(talk.people() + "?q=nobody")
                .then()
                .body("items", hasSize(0))
                .body("total", equalTo(0));
    }

    @Test
    void totals_follow_every_change() {
        talk = announced.talk(alice, new JsonObject().put("capacity", 1));
        String carol = register("Carol Smith", "carol@example.com");
        register("Dave", "dave@example.com");
        totals(2, "approved", 1, "waitlisted", 1);

        alice.api().post(talk.people() + "/" + carol + "/cancel").then().statusCode(200);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> totals(2, "cancelled", 1, "offered", 1));
        register("Carol Smith", "carol@example.com");
        totals(2, "offered", 1, "waitlisted", 1);
        alice.api().get(talk.people() + "?q=carol").then().body("total", equalTo(1));
    }

    private void totals(int all, String one, int first, String other, int second) {
        alice.api().get(talk.people()).then().body("total", equalTo(all));
        alice.api().get(talk.people() + "?status=" + one).then().body("total", equalTo(first));
        alice.api().get(talk.people() + "?status=" + other).then().body("total", equalTo(second));
        alice.api()
                .get(talk.people() + "?status=" + one + "," + other)
                .then()
                .body("total", equalTo(first + second));
    }

    private String register(String name, String email) {
        return alice.api()
                .body(new JsonObject().put("name", name).put("email", email).encode())
                .post(talk.people())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
