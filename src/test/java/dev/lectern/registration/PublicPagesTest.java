package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
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
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PublicPagesTest {
    @Inject World world;
    @Inject Announced announced;

    private Person alice;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
    }

    @Test
    void the_page_shows_the_webinar_and_asks_for_name_and_address() {
        Talk talk = announced.talk(alice, new JsonObject());

        String html = page(talk).statusCode(200).extract().asString();

        assertThat(html)
                .contains("Growing roses", "Rosa Gärtner", "<strong>prune</strong>")
                .contains(
                        "name=\"name\"", "name=\"email\"", "name=\"mobile\"", ">Register</button>")
                .contains("application/ld+json", "og:title")
                .contains("(Berlin)");
        assertThat(html.length()).isLessThan(50_000);
    }

    @Test
    void search_engines_read_what_it_is_also_where_the_host_wrote_nothing() {
        Talk talk = announced.talk(alice, new JsonObject().put("capacity", 1));
        announced.run("update webinar set description = '' where id = $1", Tuple.of(talk.id()));

        String html = page(talk).statusCode(200).extract().asString();

        JsonObject event = structured(html);
        assertThat(event.getString("description")).contains("Growing roses", "With Rosa Gärtner");
        assertThat(event.getString("image")).contains("/w/" + talk.slug() + "/poster.png");
        assertThat(event.getJsonObject("offers").getString("price")).isEqualTo("0");
        assertThat(event.getJsonObject("offers").getString("availability")).endsWith("/InStock");
        assertThat(html).doesNotContain("content=\"\"");

        alice.api()
                .body("{\"email\": \"carol@x.example\", \"name\": \"Carol\"}")
                .post(talk.people())
                .then()
                .statusCode(201);

        assertThat(
                        structured(page(talk).extract().asString())
                                .getJsonObject("offers")
                                .getString("availability"))
                .endsWith("/SoldOut");
    }

    private static JsonObject structured(String html) {
        String script = html.substring(html.indexOf("ld+json\">") + 9);
        return new JsonObject(script.substring(0, script.indexOf("</script>")));
    }

    @Test
    void a_shared_link_shows_a_picture_also_without_a_cover() {
        Talk talk = announced.talk(alice, new JsonObject());

        page(talk)
                .body(
                        allOf(
                                containsString("/w/" + talk.slug() + "/poster.png?v="),
                                containsString("summary_large_image"),
                                not(containsString("<img class=\"cover\""))));

        given().get("/w/" + talk.slug() + "/poster.png")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("Cache-Control", containsString("public"));
        given().get("/w/nothing-here/poster.png").then().statusCode(404);
    }

    @Test
    void a_visitor_registers_joins_by_the_mailed_link_and_lands_at_the_webinar() {
        Talk talk = announced.talk(alice, new JsonObject());

        submit(talk, Map.of("name", "Carol", "email", "carol@example.com"))
                .statusCode(303)
                .header("Location", endsWith("/w/" + talk.slug() + "?done=registered"));

        String text = Mails.textTo(alice, "carol@example.com");
        assertThat(text).contains("Hello Carol").doesNotContain("{");
        String link = Mails.linkTo(alice, "carol@example.com");
        Response joined = given().redirects().follow(false).get(link);
        joined.then()
                .statusCode(303)
                .header("Location", endsWith("/w/" + talk.slug() + "/live"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Set-Cookie", allOf(containsString("HttpOnly"), containsString("join-")));
        given().get("/api/v1/join/" + link.substring(link.lastIndexOf('/') + 1))
                .then()
                .statusCode(200)
                .body("registration.name", equalTo("Carol"));
    }

    @Test
    void what_has_to_be_mended_is_said_beside_the_field_and_nothing_typed_is_lost() {
        Talk talk = announced.talk(alice, new JsonObject());

        submit(talk, Map.of("name", "Carol", "email", "carol@", "mobile", "+49 30 1234"))
                .statusCode(422)
                .body(
                        allOf(
                                containsString("Write the address like name@example.com."),
                                containsString("value=\"Carol\""),
                                containsString("value=\"carol@\""),
                                containsString("value=\"+49 30 1234\"")));
    }

    @Test
    void a_german_page_speaks_german_also_when_it_refuses() {
        Talk talk =
                announced.talk(
                        alice,
                        new JsonObject(),
                        java.time.Instant.now().plus(Duration.ofDays(2)),
                        "de");

        page(talk).body(containsString(">Anmelden</button>"));
        submit(talk, Map.of("name", "", "email", "x"))
                .body(containsString("Geben Sie Ihren Namen ein."));
    }

    @Test
    void the_same_form_twice_registers_and_mails_once() {
        Talk talk = announced.talk(alice, new JsonObject());
        String address = "twice-" + talk.slug() + "@example.com";

        submit(talk, Map.of("name", "Carol", "email", address)).statusCode(303);
        submit(talk, Map.of("name", "Carol", "email", address))
                .statusCode(303)
                .header("Location", endsWith("?done=registered"));

        Mails.textTo(alice, address);
        assertThat(people(talk)).isEqualTo(1);
        assertThat(Mails.countTo(alice, address)).isEqualTo(1);
    }

    @Test
    void answers_are_checked_by_the_form_as_it_was_shown() {
        Talk talk =
                announced.talk(
                        alice,
                        new JsonObject()
                                .put("fields", new JsonArray().add(question("colour", true))));
        String shown = new Visitor(talk).seal();
        announced.run(
                "update webinar set registration = $2 where id = $1",
                io.vertx.mutiny.sqlclient.Tuple.of(
                        talk.id(),
                        new JsonObject()
                                .put("fields", new JsonArray().add(question("size", true)))));

        new Visitor(talk)
                .submit(Map.of("name", "C", "email", "c@x.com", "colour", "red"), shown)
                .statusCode(303);

        alice.api().get(talk.people()).then().body("items[0].answers.colour", equalTo("red"));
    }

    @Test
    void who_does_not_consent_is_asked_again_beside_the_text_to_read() {
        JsonObject terms =
                question("terms", true)
                        .put("type", "consent")
                        .put("link", "https://example.com/terms");
        Talk talk =
                announced.talk(alice, new JsonObject().put("fields", new JsonArray().add(terms)));

        submit(talk, Map.of("name", "C", "email", "c@x.com"))
                .statusCode(422)
                .body(containsString("Tick this to register."))
                .body(
                        containsString(
                                "<a href=\"https://example.com/terms\" target=\"_blank\""
                                        + " rel=\"noopener\">"));
        submit(talk, Map.of("name", "C", "email", "c@x.com", "terms", "true")).statusCode(303);

        alice.api().get(talk.people()).then().body("items[0].answers.terms", equalTo(true));
    }

    @Test
    void campaign_parameters_are_kept_with_the_registration() {
        Talk talk = announced.talk(alice, new JsonObject());
        given().get("/w/" + talk.slug() + "?utm_source=letter&utm_campaign=spring")
                .then()
                .body(containsString("name=\"utm_source\" value=\"letter\""));

        submit(talk, Map.of("name", "C", "email", "c@x.com", "utm_source", "letter"));

        alice.api()
                .get(talk.people())
                .then()
                .body("items[0].origin.utm_source", equalTo("letter"))
                .body("items[0].source", equalTo("page"));
    }

    @Test
    void every_state_of_a_webinar_has_its_page() {
        Talk full =
                announced.talk(alice, new JsonObject().put("capacity", 1).put("waitlist", false));
        submit(full, Map.of("name", "C", "email", "c@x.com")).statusCode(303);
        Talk waiting = announced.talk(alice, new JsonObject().put("capacity", 1));
        submit(waiting, Map.of("name", "C", "email", "c@x.com")).statusCode(303);
        Talk closed =
                announced.talk(
                        alice,
                        new JsonObject().put("deadlineMinutes", 60),
                        java.time.Instant.now().plusSeconds(600));
        Talk cancelled = announced.talk(alice, new JsonObject());
        announced.run(
                "update webinar set state = 'CANCELLED' where id = $1",
                io.vertx.mutiny.sqlclient.Tuple.of(cancelled.id()));
        Talk draft = announced.talk(alice, new JsonObject());
        announced.run(
                "update webinar set state = 'DRAFT' where id = $1",
                io.vertx.mutiny.sqlclient.Tuple.of(draft.id()));

        page(full).body(containsString("Fully booked"), not(containsString("name=\"email\" id")));
        page(waiting).body(containsString(">Join the waiting list</button>"));
        page(closed).body(containsString("Registration for this webinar is closed."));
        page(cancelled).body(containsString("This webinar is cancelled."));
        page(draft).statusCode(404);
        page(announced.talk(alice, new JsonObject().put("autoApprove", false)))
                .body(containsString(">Ask for a place</button>"));
    }

    @Test
    void a_webinar_without_registration_asks_for_a_name_and_lets_people_in() {
        Talk talk = announced.talk(alice, new JsonObject().put("required", false));

        page(talk).body(containsString(">Come in</button>"), not(containsString("type=\"email\"")));
        submit(talk, Map.of("name", "Carol"))
                .statusCode(303)
                .header("Location", endsWith("/w/" + talk.slug() + "/live"))
                .header("Set-Cookie", containsString("join-" + talk.id()));
    }

    @Test
    void a_lost_link_is_mailed_again_and_a_stranger_learns_nothing() {
        Talk talk = announced.talk(alice, new JsonObject());

        for (String address : new String[] {"somebody@example.com", "nobody@example.com"}) {
            Forms.filled()
                    .redirects()
                    .follow(false)
                    .formParam("email", address)
                    .post("/w/" + talk.slug() + "/link")
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("?done=link"));
        }
    }

    @Test
    void an_address_in_capitals_leads_to_the_page() {
        Talk talk = announced.talk(alice, new JsonObject());

        given().redirects()
                .follow(false)
                .get("/w/" + talk.slug().toUpperCase(java.util.Locale.ROOT))
                .then()
                .statusCode(301)
                .header("Location", endsWith("/w/" + talk.slug()));
    }

    @Test
    void a_date_that_is_none_is_none_that_was_chosen() {
        Talk talk = announced.talk(alice, new JsonObject());

        given().get("/w/" + talk.slug() + "?date=x")
                .then()
                .statusCode(200)
                .body(containsString("Growing roses"));
    }

    @Test
    void a_calendar_file_can_be_downloaded() {
        Talk talk = announced.talk(alice, new JsonObject());

        given().get("/w/" + talk.slug() + "/calendar.ics")
                .then()
                .statusCode(200)
                .contentType(containsString("text/calendar"))
                .body(containsString("SUMMARY:Growing roses"));
    }

    @Test
    void links_that_open_nothing_have_a_page_that_says_what_to_do() {
        given().header("Accept", "text/html")
                .get("/join/nonsense")
                .then()
                .statusCode(404)
                .body(containsString("This link is not complete"));
    }

    private static ValidatableResponse page(Talk talk) {
        return new Visitor(talk).page();
    }

    private static ValidatableResponse submit(Talk talk, Map<String, String> fields) {
        return new Visitor(talk).submit(fields);
    }

    private int people(Talk talk) {
        return alice.api().get(talk.people()).then().extract().path("total");
    }

    private static JsonObject question(String id, boolean required) {
        return new JsonObject()
                .put("id", id)
                .put("type", "text")
                .put("label", id)
                .put("required", required);
    }
}
