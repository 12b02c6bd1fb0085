package dev.lectern.webinar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WebinarPagesTest {
    @Inject World world;
    @Inject Clock clock;

    @Test
    void an_empty_list_teaches_the_first_step() {
        world.alice()
                .browser()
                .get("/webinars")
                .then()
                .statusCode(200)
                .body(containsString("Nothing planned yet"))
                .body(containsString("/webinars/new"));
    }

    @Test
    void the_page_for_a_new_one_holds_what_was_decided_already() {
        world.alice()
                .browser()
                .get("/webinars/new")
                .then()
                .statusCode(200)
                .body(containsString("value=\"10:00\""))
                .body(containsString("Few speak, many watch"));
    }

    @Test
    void three_fields_publish_a_webinar_whose_page_has_a_link_to_share() {
        Person alice = world.alice();

        String page = planned(alice, "How we ship", "publish");

        alice.browser()
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("How we ship"))
                .body(containsString("/w/how-we-ship"))
                .body(containsString("The video room is ready"));
        alice.browser().get(page + "/qr.svg").then().statusCode(200).body(startsWith("<svg"));
        alice.browser().get("/webinars").then().body(containsString("How we ship"));
        alice.browser().get("/webinars?q=nothing").then().body(not(containsString("How we ship")));
    }

    @Test
    void what_was_typed_stands_beside_what_is_wrong_with_it() {
        Person alice = world.alice();

        form(alice, "", "publish")
                .formParam("description", "kept text")
                .post("/webinars/new")
                .then()
                .statusCode(422)
                .body(containsString("Give it a title."))
                .body(containsString("kept text"));
    }

    @Test
    void another_card_brings_its_own_settings() {
        Person alice = world.alice();

        String page =
                form(alice, "Stand-up", "keep", "team-room")
                        .formParam("presetBefore", "guest-webinar")
                        .formParam("policy.maxParticipants", "200")
                        .formParam("policy.mode", "webinar")
                        .formParam("policy.chat", "on")
                        .post("/webinars/new")
                        .then()
                        .statusCode(303)
                        .extract()
                        .header("Location");

        alice.api()
                .get("/api/v1" + path(page))
                .then()
                .body("policy.mode", equalTo("team"))
                .body("policy.maxParticipants", equalTo(20));
    }

    @Test
    void of_two_who_edit_the_second_hears_of_the_first_and_loses_nothing() {
        Person alice = world.alice();
        String page = planned(alice, "Ours", "keep");
        form(alice, "First", "keep")
                .formParam("version", "1")
                .post(page + "/edit")
                .then()
                .statusCode(303);

        form(alice, "Second", "keep")
                .formParam("version", "1")
                .post(page + "/edit")
                .then()
                .statusCode(409)
                .body(containsString("changed this webinar meanwhile"))
                .body(containsString("value=\"Second\""))
                .body(containsString("name=\"version\" value=\"2\""));
    }

    @Test
    void a_draft_keeps_itself_while_it_is_typed() {
        Person alice = world.alice();

        String id =
                form(alice, "Half", "")
                        .post("/webinars/draft")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("id");
        form(alice, "Half a title", "")
                .formParam("version", "1")
                .post("/webinars/" + id + "/draft")
                .then()
                .statusCode(200);

        alice.browser().get("/webinars?show=draft").then().body(containsString("Half a title"));
    }

    @Test
    void starting_now_opens_a_room_whose_link_lets_people_in() {
        Person alice = world.alice();

        String page =
                filled(alice)
                        .formParam("title", "")
                        .formParam("recording", "off")
                        .formParam("maxParticipants", "12")
                        .post("/webinars/now")
                        .then()
                        .statusCode(303)
                        .extract()
                        .header("Location");

        alice.browser()
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("Copy link"))
                .body(containsString("Live"))
                .body(containsString("Join"));
    }

    @Test
    void starting_now_with_a_wrong_number_keeps_the_dialog_and_what_was_typed() {
        Person alice = world.alice();

        for (String number : new String[] {"1", "101", "many", ""}) {
            filled(alice)
                    .formParam("title", "Right away")
                    .formParam("recording", "manual")
                    .formParam("maxParticipants", number)
                    .post("/webinars/now")
                    .then()
                    .statusCode(422)
                    .body(containsString("Choose 2 to 100 people."))
                    .body(containsString("value=\"Right away\""))
                    .body(containsString("<option value=\"manual\" selected>"))
                    .body(containsString("open data-ask"));
        }
        alice.browser().get("/webinars?show=live").then().body(containsString("Nobody is live"));
    }

    @Test
    void a_program_that_opens_a_room_at_once_is_refused_with_its_own_fields() {
        Person alice = world.alice();
        for (String field : new String[] {"recording", "chat", "maxParticipants"}) {
            alice.api()
                    .body("{\"" + field + "\": \"perhaps\"}")
                    .post("/api/v1/webinars/now")
                    .then()
                    .statusCode(422)
                    .body("errors.field", equalTo(List.of(field)));
        }
    }

    @Test
    void a_program_reads_how_many_a_room_at_once_takes() {
        Person alice = world.alice();
        for (String people : new String[] {"1", "0", "-3", "101", "4000000000", "1.5"}) {
            alice.api()
                    .body("{\"maxParticipants\": " + people + "}")
                    .post("/api/v1/webinars/now")
                    .then()
                    .statusCode(422)
                    .body("errors.field", equalTo(List.of("maxParticipants")))
                    .body("errors.message", equalTo(List.of("Choose 2 to 100 people.")));
        }
    }

    @Test
    void a_colleague_who_has_no_part_in_it_is_offered_nothing_that_would_be_refused() {
        Person alice = world.alice();
        Person henry = world.host(alice);
        String id = made(alice);

        henry.browser()
                .get("/webinars/{id}", id)
                .then()
                .statusCode(200)
                .body(containsString("Copy link"))
                .body(not(containsString("/edit\"")))
                .body(not(containsString("/studio\"")))
                .body(not(containsString("cancel-webinar")))
                .body(not(containsString("delete-webinar")))
                .body(not(containsString("sample-mail")))
                .body(not(containsString("?tab=")));
        henry.browser().get("/webinars/{id}/edit", id).then().statusCode(403);

        alice.api()
                .body("{\"email\": \"" + henry.email() + "\", \"role\": \"cohost\"}")
                .post("/api/v1/webinars/{id}/people", id)
                .then()
                .statusCode(201);
        henry.browser()
                .get("/webinars/{id}", id)
                .then()
                .body(containsString("/edit\""))
                .body(containsString("/studio\""))
                .body(not(containsString("cancel-webinar")));
        henry.browser().get("/webinars/{id}/edit", id).then().statusCode(200);
    }

    @Test
    void what_cannot_hold_while_live_is_refused_at_its_field_and_stays_typed() {
        Person alice = world.alice();
        String id = made(alice);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);

        for (String number : new String[] {"100001", "many", ""}) {
            alice.form()
                    .formParam("layout", "duo")
                    .formParam("maxParticipants", number)
                    .post("/webinars/{id}/live", id)
                    .then()
                    .statusCode(422)
                    .body(containsString("value=\"" + number + "\""))
                    .body(containsString("aria-invalid"))
                    .body(containsString("<option value=\"duo\" selected>"));
        }
    }

    private static String made(Person alice) {
        return alice.makes(
                new JsonObject()
                        .put("title", "Pruning")
                        .put("startsAt", "2030-01-01T10:00:00Z")
                        .put("publish", true));
    }

    @Test
    void the_buttons_do_what_they_say() {
        Person alice = world.alice();
        String page = planned(alice, "Buttons", "publish");

        filled(alice).post(page + "/start").then().statusCode(303);
        filled(alice).post(page + "/stop").then().statusCode(303);
        alice.browser()
                .get(page)
                .then()
                .body(containsString("Ended"))
                .body(containsString("Go on"));
        String copy =
                filled(alice)
                        .post(page + "/duplicate")
                        .then()
                        .statusCode(303)
                        .extract()
                        .header("Location");
        alice.browser().get(copy).then().statusCode(200).body(containsString("Buttons"));
        String other = planned(alice, "Other", "publish");
        filled(alice).post(other + "/cancel").then().statusCode(303);
        alice.browser().get(other).then().body(containsString("Cancelled"));
        filled(alice).post(other + "/delete").then().statusCode(303);
        alice.browser().get(other).then().statusCode(404);
    }

    @Test
    void strangers_see_nothing_and_nobody_without_signing_in() {
        String page = planned(world.alice(), "Private", "publish");

        world.mallory().browser().get(page).then().statusCode(404);
        world.mallory().browser().get(page + "/edit").then().statusCode(404);
        filled(world.mallory()).post(page + "/cancel").then().statusCode(404);
        assertThat(given().redirects().follow(false).get(page).statusCode()).isIn(302, 303, 401);
    }

    private String planned(Person alice, String title, String then) {
        return path(
                form(alice, title, then)
                        .post("/webinars/new")
                        .then()
                        .statusCode(303)
                        .extract()
                        .header("Location"));
    }

    private RequestSpecification form(Person alice, String title, String then) {
        return form(alice, title, then, "guest-webinar");
    }

    private RequestSpecification form(Person alice, String title, String then, String preset) {
        return filled(alice)
                .formParam("title", title)
                .formParam(
                        "startsAt",
                        LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(3).toString())
                .formParam("startTime", "10:00")
                .formParam("timezone", "Europe/Berlin")
                .formParam("durationMinutes", "60")
                .formParam("preset", preset)
                .formParam("registration.required", "on")
                .formParam("then", then);
    }

    private static RequestSpecification filled(Person alice) {
        return Forms.filled().cookie("lectern", alice.cookie()).redirects().follow(false);
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/webinars"));
    }
}
