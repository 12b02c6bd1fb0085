package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.FilledForm;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a host can do while people are inside, and shortly after, by REST and on the page. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class WhileLiveTest {
    @Inject World world;
    @Inject Pool database;
    @Inject Clock clock;

    @Test
    void chat_screens_layout_and_the_limit_change_on_the_page_at_once() {
        Person alice = world.alice();
        String id = live(alice);

        alice.browser()
                .get("/webinars/{id}", id)
                .then()
                .body(containsString("While you are live"))
                .body(containsString("Lock the room"));
        filled(alice)
                .formParam("screenShare", "on")
                .formParam("layout", "duo")
                .formParam("maxParticipants", "42")
                .post("/webinars/{id}/live", id)
                .then()
                .statusCode(303);

        alice.api()
                .get("/api/v1/webinars/{id}", id)
                .then()
                .body("policy.chat", equalTo(false))
                .body("policy.screenShare", equalTo(true))
                .body("policy.layout", equalTo("duo"))
                .body("policy.maxParticipants", equalTo(42));
        filled(world.mallory()).post("/webinars/{id}/live", id).then().statusCode(404);
    }

    @Test
    void of_two_pages_that_are_open_each_changes_its_own() {
        Person alice = world.alice();
        String id = live(alice);
        Map<String, String> first = settings(alice, id);
        Map<String, String> second = settings(alice, id);
        assertThat(first).containsEntry("chat", "on");

        first.remove("chat");
        alice.form().formParams(first).post("/webinars/{id}/live", id).then().statusCode(303);
        second.put("layout", "duo");
        alice.form().formParams(second).post("/webinars/{id}/live", id).then().statusCode(303);

        alice.api()
                .get("/api/v1/webinars/{id}", id)
                .then()
                .body("policy.chat", equalTo(false))
                .body("policy.layout", equalTo("duo"));
    }

    /** As a browser would send the form that the page shows. */
    private static Map<String, String> settings(Person alice, String id) {
        String page = alice.browser().get("/webinars/{id}", id).asString();
        int from = page.indexOf("action=\"/webinars/" + id + "/live\"");
        return FilledForm.of(page.substring(from, page.indexOf("</form>", from)));
    }

    @Test
    void the_page_where_it_is_edited_offers_no_other_time() {
        Person alice = world.alice();
        String id = published(alice);
        alice.api()
                .body("{\"email\": \"carol@example.org\", \"name\": \"Carol\"}")
                .post("/api/v1/webinars/{id}/registrations", id)
                .then()
                .statusCode(201);
        alice.browser()
                .get("/webinars/{id}/edit", id)
                .then()
                .body(containsString("A new time is mailed to them"))
                .body(not(containsString("its time stays")));
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);

        String page = alice.browser().get("/webinars/{id}/edit", id).asString();

        assertThat(page).contains("its time stays").doesNotContain("A new time is mailed to them");
        assertThat(page).containsPattern("<div class=\"stack\" hidden>\\s*<div class=\"columns\">");
        Map<String, String> fields = FilledForm.of(page);
        fields.put("description", "Bring shears.");
        alice.form().formParams(fields).post("/webinars/{id}/edit", id).then().statusCode(303);
    }

    @Test
    void media_and_provider_are_refused_with_a_sentence() {
        Person alice = world.alice();
        String id = live(alice);

        alice.api()
                .body("{\"policy\": {\"media\": \"audio\"}}")
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("policy.media"))
                .body("errors[0].message", containsString("while people are inside"));
        alice.api()
                .body("{\"provider\": \"stream\"}")
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("provider"));
    }

    @Test
    void the_room_is_locked_and_unlocked_by_page_and_by_program() {
        Person alice = world.alice();
        String id = live(alice);

        filled(alice).post("/webinars/{id}/lock", id).then().statusCode(303);
        locked(alice, id, true);
        alice.browser().get("/webinars/{id}", id).then().body(containsString("Unlock the room"));
        filled(alice).post("/webinars/{id}/unlock", id).then().statusCode(303);
        locked(alice, id, false);
        alice.api().post("/api/v1/webinars/{id}/lock", id).then().statusCode(200);
        locked(alice, id, true);
        world.mallory().api().post("/api/v1/webinars/{id}/unlock", id).then().statusCode(404);
    }

    @Test
    void what_ended_goes_on_within_a_quarter_of_an_hour_and_not_later() {
        Person alice = world.alice();
        String id = live(alice);
        alice.api().post("/api/v1/webinars/{id}/stop", id).then().statusCode(200);

        alice.browser().get("/webinars/{id}", id).then().body(containsString("/reopen"));
        filled(alice).post("/webinars/{id}/reopen", id).then().statusCode(303);
        state(alice, id, "live");

        alice.api().post("/api/v1/webinars/{id}/stop", id).then().statusCode(200);
        database.preparedQuery("update occurrence set ended_at = $1 where webinar_id = $2")
                .executeAndAwait(
                        Tuple.of(
                                clock.instant()
                                        .minus(16, ChronoUnit.MINUTES)
                                        .atOffset(ZoneOffset.UTC),
                                UUID.fromString(id)));
        alice.api()
                .post("/api/v1/webinars/{id}/reopen", id)
                .then()
                .statusCode(409)
                .body("detail", containsString("15 minutes"));
        alice.browser().get("/webinars/{id}", id).then().body(not(containsString("/reopen")));
    }

    @Test
    void what_runs_over_its_time_and_what_goes_on_after_it_can_be_entered() {
        Person alice = world.alice();
        String id = live(alice);
        overSinceAnHour(id);

        enter(alice, id).statusCode(201);
        alice.api().post("/api/v1/webinars/{id}/stop", id).then().statusCode(200);
        enter(alice, id).statusCode(409);
        alice.api().post("/api/v1/webinars/{id}/reopen", id).then().statusCode(200);
        enter(alice, id).statusCode(201);
    }

    private static ValidatableResponse enter(Person alice, String id) {
        return alice.api()
                .body("{\"role\": \"host\", \"name\": \"Alice\"}")
                .post("/api/v1/webinars/{id}/grants", id)
                .then();
    }

    private void overSinceAnHour(String id) {
        Tuple then =
                Tuple.of(
                        clock.instant().minus(4, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC),
                        UUID.fromString(id));
        for (String table : List.of("call", "occurrence")) {
            database.preparedQuery(
                            "update "
                                    + table
                                    + " set starts_at = $1 - interval '1 hour', ends_at = $1"
                                    + " where webinar_id = $2")
                    .executeAndAwait(then);
        }
    }

    @Test
    void what_was_cancelled_while_live_does_not_go_on() {
        Person alice = world.alice();
        String id = live(alice);
        alice.api().post("/api/v1/webinars/{id}/cancel", id).then().statusCode(200);

        alice.browser().get("/webinars/{id}", id).then().body(not(containsString("/reopen")));
        alice.api()
                .post("/api/v1/webinars/{id}/reopen", id)
                .then()
                .statusCode(409)
                .body("detail", containsString("cancelled"));
        state(alice, id, "ended");
    }

    @Test
    void a_start_that_is_being_made_is_not_given_up_as_missed() {
        Person alice = world.alice();
        String id = published(alice);
        UUID webinar = UUID.fromString(id);
        claim(webinar, 30);

        database.preparedQuery(
                        "update work set due_at = now() where kind = 'webinar.miss' and payload ->>"
                                + " 'webinar' = $1")
                .executeAndAwait(Tuple.of(id));

        await().atMost(Duration.ofSeconds(30)).until(() -> putOff(id));
        state(alice, id, "scheduled");
    }

    private void claim(UUID webinar, int seconds) {
        database.preparedQuery("update occurrence set claimed_until = $1 where webinar_id = $2")
                .executeAndAwait(
                        Tuple.of(
                                clock.instant().plusSeconds(seconds).atOffset(ZoneOffset.UTC),
                                webinar));
    }

    private boolean putOff(String id) {
        return database.preparedQuery(
                                "select count(*) from work where kind = 'webinar.miss' and"
                                        + " last_error is not null and payload ->> 'webinar' = $1")
                        .executeAndAwait(Tuple.of(id))
                        .iterator()
                        .next()
                        .getInteger(0)
                == 1;
    }

    private static void locked(Person alice, String id, boolean locked) {
        alice.api()
                .get("/api/v1/webinars/{id}", id)
                .then()
                .body("occurrences[0].locked", equalTo(locked));
    }

    private static void state(Person alice, String id, String state) {
        alice.api()
                .get("/api/v1/webinars/{id}", id)
                .then()
                .body("occurrences[0].state", equalTo(state));
    }

    private String live(Person alice) {
        String id = published(alice);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        return id;
    }

    private String published(Person alice) {
        return alice.makes(
                new JsonObject(
                        "{\"title\": \"Live\", \"startsAt\": \""
                                + clock.instant().plus(1, ChronoUnit.DAYS)
                                + "\", \"publish\": true}"));
    }

    private static RequestSpecification filled(Person person) {
        return person.form();
    }
}
