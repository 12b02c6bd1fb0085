package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
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
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What guests, strangers and machines find at the door of a webinar. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PublicDoorTest {
    @Inject World world;
    @Inject Announced announced;
    @Inject Clock clock;

    private Person alice;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
    }

    @ParameterizedTest
    @CsvSource({"true, 303, done=waiting", "false, 422, All seats are taken"})
    void a_full_webinar_answers_strangers_and_guests_alike(
            boolean waitlist, int status, String answer) {
        Talk talk =
                announced.talk(
                        alice, new JsonObject().put("capacity", 1).put("waitlist", waitlist));
        Visitor visitor = new Visitor(talk);
        visitor.submit(Map.of("name", "Carol", "email", "carol@x.com")).statusCode(303);

        for (String address : new String[] {"CAROL@x.com", "dave@x.com", "erin@x.com"}) {
            var answered = visitor.submit(Map.of("name", "C", "email", address)).statusCode(status);
            String told = answered.extract().header("Location") + answered.extract().asString();
            assertThat(told).contains(answer);
        }
    }

    @Test
    void whoever_came_by_their_link_is_shown_in_and_not_asked_again() {
        Talk talk = announced.talk(alice, new JsonObject());
        Visitor visitor = new Visitor(talk);
        visitor.submit(Map.of("name", "Carol", "email", "carol@x.com"));
        String link = Mails.linkTo(alice, "carol@x.com");
        Map<String, String> cookies = given().redirects().follow(false).get(link).cookies();

        given().cookies(cookies)
                .get("/w/" + talk.slug())
                .then()
                .body(containsString("You have a place"))
                .body(containsString("/w/" + talk.slug() + "/live"))
                .body(not(containsString(">Register</button>")));
        visitor.page().body(containsString(">Register</button>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ")", ">", ").", "%3E", "%E2%80%9D", ","})
    void what_a_mail_program_glues_to_a_link_is_no_part_of_it(String glued) {
        Talk talk = announced.talk(alice, new JsonObject());
        new Visitor(talk).submit(Map.of("name", "Carol", "email", "carol@x.com"));
        String link = Mails.linkTo(alice, "carol@x.com");

        Map<String, String> cookies =
                given().urlEncodingEnabled(false)
                        .redirects()
                        .follow(false)
                        .get(link + glued.replace(">", "%3E"))
                        .then()
                        .statusCode(303)
                        .extract()
                        .cookies();

        given().cookies(cookies)
                .get("/w/" + talk.slug())
                .then()
                .body(containsString("You have a place"));
    }

    @Test
    void a_guest_finds_no_open_door_for_machines() {
        Talk talk = announced.talk(alice, new JsonObject().put("required", false));
        Visitor visitor = new Visitor(talk);

        visitor.submit(Map.of("name", "Bot", "website", "https://x.com")).statusCode(303);
        visitor.submit(Map.of("name", "Bot"), "")
                .statusCode(422)
                .body(containsString("value=\"Bot\""));

        alice.api().get(talk.people()).then().body("total", equalTo(0));
    }

    @Test
    void a_guest_without_a_seat_is_kept_on_no_list_and_stands_in_nobodys_way() {
        Talk talk =
                announced.talk(alice, new JsonObject().put("required", false).put("capacity", 1));
        Visitor visitor = new Visitor(talk);
        String seal = visitor.seal();
        visitor.submit(Map.of("name", "Carol"), seal).statusCode(303);

        visitor.submit(Map.of("name", "Dave"), seal)
                .statusCode(422)
                .body(containsString("All seats are taken."));

        String carol =
                alice.api()
                        .get(talk.people())
                        .then()
                        .body("total", equalTo(1))
                        .extract()
                        .path("items[0].id");
        visitor.page().body(containsString("Fully booked"));
        alice.api().post(talk.people() + "/" + carol + "/cancel").then().statusCode(200);
        visitor.submit(Map.of("name", "Erin"), seal).statusCode(303);
    }

    @ParameterizedTest
    @CsvSource({
        "update occurrence set state = 'ENDED' where webinar_id = $1",
        "update webinar set registration = registration || '{\"deadlineMinutes\": 10080}' where id = $1"
    })
    void nobody_new_comes_in_once_the_door_is_closed(String closed) {
        Talk talk = announced.talk(alice, new JsonObject().put("required", false));
        Visitor visitor = new Visitor(talk);
        String seal = visitor.seal();
        var inside = visitor.submit(Map.of("name", "Carol"), seal).statusCode(303).extract();
        announced.run(closed, Tuple.of(talk.id()));

        await().untilAsserted(
                        () ->
                                assertThat(
                                                visitor.submit(Map.of("name", "Dave"), seal)
                                                        .statusCode(422)
                                                        .extract()
                                                        .cookies())
                                        .doesNotContainKey("join-" + talk.id()));

        assertThat(inside.cookie("join-" + talk.id())).isNotEmpty();
    }

    @Test
    void a_guest_who_sends_the_form_twice_has_one_place() {
        Talk talk =
                announced.talk(alice, new JsonObject().put("required", false).put("capacity", 1));
        Visitor visitor = new Visitor(talk);
        String seal = visitor.seal();
        Map<String, String> kept =
                visitor.submit(Map.of("name", "Carol"), seal).statusCode(303).extract().cookies();

        Forms.filled()
                .cookies(kept)
                .redirects()
                .follow(false)
                .formParams(Map.of("name", "Carol", "form", seal))
                .post("/w/" + talk.slug())
                .then()
                .statusCode(303)
                .header("Location", containsString("/w/" + talk.slug() + "/live"));

        alice.api().get(talk.people()).then().body("total", equalTo(1));
    }

    @Test
    void a_guest_whose_date_is_over_comes_in_for_the_next() {
        JsonObject rules = new JsonObject().put("required", false).put("scope", "date");
        JsonPath series =
                alice.made(
                        new JsonObject()
                                .put("title", "Every day")
                                .put("startsAt", clock.instant().plus(Duration.ofDays(2)) + "")
                                .put("recurrence", "FREQ=DAILY;COUNT=2")
                                .put("registration", rules)
                                .put("publish", true));
        Talk talk = new Talk(series.getUUID("id"), series.getString("slug"), null);
        Visitor visitor = new Visitor(talk);
        String seal = visitor.seal();
        Map<String, String> kept =
                visitor.submit(Map.of("name", "Carol"), seal).statusCode(303).extract().cookies();
        announced.run(
                "update occurrence set state = 'ENDED' where id = $1",
                Tuple.of(series.getUUID("occurrences[0].id")));

        await().untilAsserted(
                        () ->
                                assertThat(
                                                Forms.filled()
                                                        .cookies(kept)
                                                        .redirects()
                                                        .follow(false)
                                                        .formParams(
                                                                Map.of(
                                                                        "name", "Carol", "form",
                                                                        seal))
                                                        .post("/w/" + talk.slug())
                                                        .cookies())
                                        .containsKey("join-" + talk.id()));
        alice.api()
                .get(talk.people())
                .then()
                .body("items[0].occurrence", equalTo(series.getString("occurrences[1].id")));
    }

    @Test
    void in_a_frame_an_open_webinar_is_a_link_to_its_page() {
        Talk talk = announced.talk(alice, new JsonObject().put("required", false));

        given().get("/w/" + talk.slug() + "/embed")
                .then()
                .body(containsString("href=\"/w/" + talk.slug() + "\" target=\"_blank\""))
                .body(not(containsString("name=\"name\"")));
        given().redirects()
                .follow(false)
                .formParam("name", "Carol")
                .post("/w/" + talk.slug() + "/embed")
                .then()
                .statusCode(303);
    }

    @Test
    void a_form_that_proves_nothing_comes_back_with_all_that_was_typed() {
        Talk talk = announced.talk(alice, new JsonObject());
        Visitor visitor = new Visitor(talk);

        given().formParams(Map.of("name", "Carol", "email", "c@x.com", "form", visitor.seal()))
                .post("/w/" + talk.slug())
                .then()
                .statusCode(403)
                .body(containsString("value=\"Carol\""))
                .body(containsString("value=\"c@x.com\""))
                .body(containsString("send it once more"));
    }

    @Test
    void a_browser_that_keeps_no_cookies_registers_too() {
        Talk talk = announced.talk(alice, new JsonObject());
        Visitor visitor = new Visitor(talk);

        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams(Map.of("name", "Carol", "email", "c@x.com", "form", visitor.seal()))
                .post("/w/" + talk.slug())
                .then()
                .statusCode(303);
    }

    @Test
    void who_comes_back_after_cancelling_comes_anew() {
        Talk talk = announced.talk(alice, new JsonObject());
        String carol =
                alice.api()
                        .body("{\"name\": \"Carol\", \"email\": \"c@x.com\", \"language\": \"de\"}")
                        .post(talk.people())
                        .then()
                        .extract()
                        .path("id");
        alice.api()
                .body("{\"by\": \"person\"}")
                .post(talk.people() + "/" + carol + "/cancel")
                .then()
                .statusCode(200);

        new Visitor(talk)
                .submit(Map.of("name", "Carol B", "email", "c@x.com", "utm_source", "letter"))
                .statusCode(303);

        alice.api()
                .get(talk.people() + "/" + carol)
                .then()
                .body("status", equalTo("approved"))
                .body("source", equalTo("page"))
                .body("language", equalTo("en"))
                .body("origin.utm_source", equalTo("letter"));
    }

    @Test
    void a_webinar_that_is_live_says_so_also_when_nobody_new_gets_in() {
        Talk talk =
                announced.talk(alice, new JsonObject().put("deadlineMinutes", 60), clock.instant());
        announced.run(
                "update occurrence set state = 'LIVE' where id = $1", Tuple.of(talk.occurrence()));

        new Visitor(talk)
                .page()
                .body(allOf(containsString("Live now"), containsString("Registration closed")))
                .body(containsString("If you have a place, open the link from your mail"));
    }

    @Test
    void a_webinar_can_be_passed_on_without_anybodys_script() {
        Talk talk = announced.talk(alice, new JsonObject());

        new Visitor(talk)
                .page()
                .body(containsString("mailto:?subject=Growing%20roses"))
                .body(containsString("linkedin.com/sharing"));
    }

    @ParameterizedTest
    @CsvSource({"acme.*", "*acme.com", "http://acme.com", "a@b.com", "exam ple.com"})
    void a_domain_that_fits_no_address_is_refused_by_its_name(String domain) {
        alice.api()
                .body(
                        new JsonObject()
                                .put("title", "Roses")
                                .put("startsAt", clock.instant().plusSeconds(86_400).toString())
                                .put("timezone", "Europe/Berlin")
                                .put("durationMinutes", 60)
                                .put(
                                        "registration",
                                        new JsonObject()
                                                .put(
                                                        "allowedDomains",
                                                        java.util.List.of("ok.com", domain)))
                                .encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("registration.allowedDomains"))
                .body("errors[0].message", containsString("“" + domain + "”"));
    }
}
