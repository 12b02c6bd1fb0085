package dev.lectern.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who stands on stage beside the host: asked, mailed, let in, shown out. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class StagePeopleTest {
    private static final Pattern PASS = Pattern.compile("data-pass=\"([^\"]+)\"");

    @Inject World world;
    @Inject Vertx vertx;
    @Inject Clock clock;

    @TestHTTPResource("/")
    URI home;

    private final List<Talker> talkers = new ArrayList<>();
    private Person alice;
    private String webinar;
    private String slug;
    private String occurrence;

    @BeforeEach
    void alice_announces_a_webinar() {
        alice = world.alice();
        JsonPath made = announce(true);
        webinar = made.getString("id");
        slug = made.getString("slug");
        occurrence = made.getString("occurrences[0].id");
    }

    @AfterEach
    void everybody_goes() {
        talkers.forEach(Talker::close);
    }

    @Test
    void a_panelist_is_mailed_a_link_that_opens_backstage_and_then_the_stage() {
        String address = address("bob");
        add(alice, address, "Bob", "panelist").statusCode(201);

        String link = Mails.linkTo(alice, address);
        Response opened = open(link);
        opened.then().statusCode(303).header("Location", endsWith("/w/" + slug + "/live"));
        String page = live(opened).then().statusCode(200).extract().asString();
        assertThat(page).contains("data-role=\"panelist\"", "Backstage");
        assertThat(page).doesNotContain("/webinars/" + webinar);
        Talker bob = enter(pass(page));
        assertThat(bob.hears("welcome").getString("phase")).isEqualTo("waiting");
        bob.say("grant", 1);
        assertThat(bob.answer(1).getString("type")).isEqualTo("grant");
        bob.say("start", 2);
        assertThat(bob.answer(2).getString("type")).isEqualTo("refused");

        alice.api().post(at("/start")).then().statusCode(200);

        bob.hears("live");
    }

    @Test
    void the_mail_carries_an_entry_for_the_calendar() {
        String address = address("bob");
        add(alice, address, "Bob", "panelist").statusCode(201);

        await().atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                newest(address)
                                        .getString("subject")
                                        .equals("Your link to the stage: Rooms"));
        assertThat(newest(address).getJsonArray("attachments").getJsonObject(0).getString("type"))
                .contains("text/calendar", "REQUEST");
    }

    @Test
    void a_draft_mails_nobody_until_it_is_published() {
        String draft = announce(false).getString("id");
        String address = address("bob");
        alice.api()
                .body(Map.of("email", address))
                .post("/api/v1/webinars/" + draft + "/people")
                .then()
                .statusCode(201)
                .body("name", containsString("bob"))
                .body("role", equalTo("panelist"));

        alice.api().post("/api/v1/webinars/" + draft + "/publish").then().statusCode(200);

        assertThat(Mails.linkTo(alice, address)).startsWith("/join/");
        assertThat(Mails.countTo(alice, address)).isEqualTo(1);
    }

    @Test
    void a_co_host_by_link_starts_but_does_not_end() {
        String link = add(alice, address("cora"), "Cora", "cohost").extract().path("link");
        Talker cora = enter(pass(live(open(path(link))).asString()));
        cora.hears("welcome");

        cora.say("start", 1);
        assertThat(cora.answer(1).getString("type")).isEqualTo("done");
        cora.say("end", 2);
        assertThat(cora.answer(2).getString("type")).isEqualTo("refused");
    }

    @Test
    void whoever_is_taken_off_the_stage_goes_out_at_once_and_their_link_is_dead() {
        String address = address("bob");
        JsonPath bob = add(alice, address, "Bob", "panelist").extract().jsonPath();
        Mails.textTo(alice, address);
        String link = path(bob.getString("link"));
        String pass = pass(live(open(link)).asString());
        Talker inside = enter(pass);
        inside.hears("welcome");

        alice.api().delete(at("/people/" + bob.getString("id"))).then().statusCode(204);

        assertThat(inside.isClosed()).isEqualTo(CloseCode.REMOVED.number());
        assertThat(enter(pass).isClosed()).isEqualTo(CloseCode.REMOVED.number());
        open(link).then().statusCode(410);
        given().get("/api/v1" + link).then().statusCode(410);
        given().post("/api/v1" + link + "/grant").then().statusCode(410);
        await().atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                newest(address)
                                        .getString("subject")
                                        .equals("Not on stage any more: Rooms"));
    }

    @Test
    void a_new_link_shows_out_who_came_by_the_earlier_and_lets_them_back_in() {
        JsonPath bob = add(alice, address("bob"), "Bob", "panelist").extract().jsonPath();
        String earlier = path(bob.getString("link"));
        Talker inside = enter(pass(live(open(earlier)).asString()));
        inside.hears("welcome");

        String newer =
                alice.api()
                        .post(at("/people/" + bob.getString("id") + "/link"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("link");

        assertThat(inside.isClosed()).isEqualTo(CloseCode.REMOVED.number());
        open(earlier).then().statusCode(410);
        Talker again = enter(pass(live(open(path(newer))).asString()));
        again.hears("welcome");
    }

    @Test
    void another_role_counts_at_once_for_who_is_inside() {
        JsonPath bob = add(alice, address("bob"), "Bob", "panelist").extract().jsonPath();
        Talker inside = enter(pass(live(open(path(bob.getString("link")))).asString()));
        inside.hears("welcome");

        alice.api()
                .body(Map.of("role", "cohost"))
                .patch(at("/people/" + bob.getString("id")))
                .then()
                .statusCode(200)
                .body("role", equalTo("cohost"));

        assertThat(inside.hears("role").getString("role")).isEqualTo("cohost");
        inside.say("start", 1);
        assertThat(inside.answer(1).getString("type")).isEqualTo("done");
    }

    @Test
    void a_link_gives_programs_a_grant_of_its_role() {
        String link = path(add(alice, address("bob"), "Bob", "panelist").extract().path("link"));

        given().get("/api/v1" + link)
                .then()
                .statusCode(200)
                .body("role", equalTo("panelist"))
                .body("person.name", equalTo("Bob"))
                .body("registration", nullValue())
                .body("webinar.id", equalTo(webinar));
        given().post("/api/v1" + link + "/grant").then().statusCode(201);
    }

    @Test
    void a_member_who_stands_in_may_do_all_a_co_host_some_and_others_nothing() {
        Person henry = world.host(alice);
        act(henry, "/start").statusCode(403);
        henry.browser().get("/webinars/" + webinar + "/studio").then().statusCode(403);

        String id = add(alice, henry.email(), null, "cohost").extract().path("id");
        henry.browser()
                .get("/webinars/" + webinar + "/studio")
                .then()
                .statusCode(200)
                .body(containsString("data-role=\"cohost\""));
        henry.browser().get("/webinars/" + webinar + "/edit").then().statusCode(200);
        act(henry, "/start").statusCode(303);
        act(henry, "/stop").statusCode(403);
        act(henry, "/cancel").statusCode(403);
        henry.browser()
                .get("/webinars/" + webinar + "?tab=people")
                .then()
                .statusCode(200)
                .body(containsString("Henry"), not(containsString("/join/")));

        alice.api().body(Map.of("role", "host")).patch(at("/people/" + id)).then().statusCode(200);
        act(henry, "/stop").statusCode(303);
    }

    @Test
    void moving_it_mails_those_on_stage_and_cancelling_takes_it_out_of_their_calendar() {
        String address = address("bob");
        add(alice, address, "Bob", "panelist").statusCode(201);
        Mails.textTo(alice, address);

        alice.api()
                .body(Map.of("startsAt", clock.instant().plus(Duration.ofDays(2)).toString()))
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> newest(address).getString("subject").equals("New time: Rooms"));

        alice.api().post(at("/cancel")).then().statusCode(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> newest(address).getString("subject").equals("Cancelled: Rooms"));
        assertThat(newest(address).getJsonArray("attachments").getJsonObject(0).getString("type"))
                .contains("CANCEL");
    }

    @Test
    void deleting_it_tells_those_who_were_to_speak() {
        String address = address("bob");
        add(alice, address, "Bob", "panelist").statusCode(201);
        Mails.textTo(alice, address);

        alice.api().delete("/api/v1/webinars/" + webinar).then().statusCode(204);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> newest(address).getString("subject").equals("Cancelled: Rooms"));
        assertThat(newest(address).getString("text")).doesNotContain("/join/");
    }

    @Test
    void having_something_on_backstage_counts_as_tried() {
        String link = path(add(alice, address("bob"), "Bob", "panelist").extract().path("link"));
        Talker bob = enter(pass(live(open(link)).asString()));
        bob.hears("welcome");
        String page = "/webinars/" + webinar;
        alice.browser().get(page).then().body(containsString("tried: 0 of 2 on stage"));

        bob.say(new JsonObject().put("type", "devices").put("microphone", true));

        await().atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                alice.browser()
                                        .get(page)
                                        .asString()
                                        .contains("tried: 1 of 2 on stage"));
    }

    @Test
    void reminders_go_to_those_on_stage_too() {
        String address = address("bob");
        add(alice, address, "Bob", "panelist").statusCode(201);
        Mails.textTo(alice, address);
        alice.api()
                .body(
                        Map.of(
                                "startsAt",
                                clock.instant()
                                        .plus(Duration.ofMinutes(15))
                                        .plus(Duration.ofSeconds(3))
                                        .toString()))
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> newest(address).getString("subject").startsWith("You are on stage"));
        assertThat(newest(address).getString("text")).contains("/join/");
    }

    @Test
    void the_list_is_for_the_workspace_and_changes_are_for_those_who_hold_it() {
        String id = add(alice, address("bob"), "Bob", "panelist").extract().path("id");
        alice.api()
                .get(at("/people"))
                .then()
                .statusCode(200)
                .body("items.name", hasItems("Bob"))
                .body("total", equalTo(1));
        given().get(at("/people")).then().statusCode(401);
        Person mallory = world.mallory();
        mallory.api().get(at("/people")).then().statusCode(404);
        add(mallory, address("eve"), "Eve", "panelist").statusCode(404);
        mallory.api().delete(at("/people/" + id)).then().statusCode(404);
        alice.api().delete(at("/people/" + webinar)).then().statusCode(404);
    }

    @Test
    void what_cannot_be_is_refused_at_its_field() {
        add(alice, "", "Bob", "panelist").statusCode(422).body("errors[0].field", equalTo("email"));
        add(alice, "nonsense", "Bob", "panelist")
                .statusCode(422)
                .body("errors[0].field", equalTo("email"));
        add(alice, address("bob"), "Bob", "king")
                .statusCode(422)
                .body("errors[0].field", equalTo("role"));
        add(alice, address("bob"), "B".repeat(101), "panelist")
                .statusCode(422)
                .body("errors[0].field", equalTo("name"));
        String twice = address("twice");
        add(alice, twice, "Bob", "panelist").statusCode(201);
        add(alice, twice.toUpperCase(), "Bob", "panelist")
                .statusCode(422)
                .body("errors[0].message", equalTo("They are on this stage already."));
        add(alice, alice.email(), null, "panelist")
                .statusCode(422)
                .body("errors[0].field", equalTo("email"));
    }

    @Test
    void the_page_adds_keeps_what_was_typed_and_removes() {
        form(alice)
                .formParam("email", "nonsense")
                .formParam("name", "Bob Typed")
                .formParam("role", "cohost")
                .post("/webinars/" + webinar + "/stage/add")
                .then()
                .statusCode(422)
                .body(containsString("Bob Typed"), containsString("name@example.com"));
        form(alice)
                .formParam("email", address("bob"))
                .formParam("name", "Bob Typed")
                .formParam("role", "cohost")
                .post("/webinars/" + webinar + "/stage/add")
                .then()
                .statusCode(303);
        String id = alice.api().get(at("/people")).then().extract().path("items[0].id");
        String page =
                alice.browser()
                        .get("/webinars/" + webinar + "?tab=people")
                        .then()
                        .extract()
                        .asString();
        assertThat(page).contains("People on stage", "Bob Typed", "Co-host", "/join/");

        form(alice)
                .formParam("then", "remove")
                .post("/webinars/" + webinar + "/stage/" + id)
                .then()
                .statusCode(303);
        alice.api().get(at("/people")).then().body("total", equalTo(0));
    }

    private static RequestSpecification form(Person who) {
        return Forms.filled()
                .cookie("lectern", who.cookie())
                .header("Accept", "text/html")
                .redirects()
                .follow(false);
    }

    private ValidatableResponse act(Person who, String verb) {
        return form(who).post("/webinars/" + webinar + verb).then();
    }

    private JsonPath announce(boolean publish) {
        return alice.api()
                .body(
                        Map.of(
                                "title",
                                "Rooms",
                                "startsAt",
                                clock.instant().plus(Duration.ofHours(1)).toString(),
                                "timezone",
                                "Europe/Berlin",
                                "durationMinutes",
                                60,
                                "publish",
                                publish))
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse add(Person by, String email, String name, String role) {
        JsonObject body = new JsonObject().put("email", email).put("name", name).put("role", role);
        return by.api().body(body.encode()).post(at("/people")).then();
    }

    private String at(String path) {
        return "/api/v1/webinars/" + webinar + path;
    }

    private static String address(String name) {
        return name + "-" + java.util.UUID.randomUUID() + "@example.org";
    }

    private JsonObject newest(String address) {
        List<String> ids =
                alice.api()
                        .get("/api/v1/mailbox")
                        .then()
                        .extract()
                        .path("items.findAll { it.to == '" + address + "' }.id");
        return ids.isEmpty()
                ? new JsonObject().put("subject", "")
                : new JsonObject(alice.api().get("/api/v1/mailbox/" + ids.get(0)).asString());
    }

    private static String path(String link) {
        return URI.create(link).getPath();
    }

    private static Response open(String link) {
        return given().redirects().follow(false).get(link);
    }

    private Response live(Response opened) {
        return given().cookies(opened.cookies()).get("/w/" + slug + "/live");
    }

    private static String pass(String page) {
        Matcher found = PASS.matcher(page);
        if (!found.find()) {
            throw new AssertionError("The page carries no pass: " + page);
        }
        return found.group(1);
    }

    private Talker enter(String pass) {
        Talker talker = Talker.at(vertx, home, occurrence).hello(pass);
        talkers.add(talker);
        return talker;
    }
}
