package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.FilledForm;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two people edit one webinar: neither loses what they did. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TwoEditorsTest {
    @Inject World world;

    @Test
    void a_second_save_leaves_alone_what_only_the_other_touched() {
        Person alice = world.alice();
        String page = made(alice);
        Map<String, String> mine = opened(alice, page);
        change(
                alice,
                page,
                new JsonObject()
                        .put("description", "By the other one")
                        .put(
                                "registration",
                                new JsonObject().put("waitlist", false).put("capacity", 40)));
        mine.put("title", "By me");

        String refused =
                saved(alice, page, mine)
                        .statusCode(409)
                        .body(containsString("Somebody changed this webinar meanwhile."))
                        .body(containsString("“Description”, "))
                        .body(containsString("“Seats”"))
                        .body(containsString("What you typed stands here too."))
                        .extract()
                        .asString();
        saved(alice, page, fields(refused)).statusCode(303);

        api(alice, page)
                .body("title", equalTo("By me"))
                .body("description", equalTo("By the other one"))
                .body("registration.capacity", equalTo(40))
                .body("registration.waitlist", equalTo(false));
    }

    @Test
    void where_both_changed_one_field_theirs_is_shown_beside_mine() {
        Person alice = world.alice();
        String page = made(alice);
        Map<String, String> mine = opened(alice, page);
        change(
                alice,
                page,
                new JsonObject()
                        .put("title", "Theirs")
                        .put("recurrence", "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4"));
        mine.put("title", "Mine");
        mine.put("repeat", "daily");

        String refused =
                saved(alice, page, mine)
                        .statusCode(409)
                        .body(containsString("Somebody else put “Theirs” here meanwhile."))
                        .body(
                                containsString(
                                        "Somebody else put “Every Tuesday and Thursday at 10:00"))
                        .body(containsString("value=\"Mine\""))
                        .body(containsString("<option value=\"daily\" selected>"))
                        .extract()
                        .asString();
        saved(alice, page, fields(refused)).statusCode(303);

        api(alice, page)
                .body("title", equalTo("Mine"))
                .body("recurrence", equalTo("FREQ=DAILY;COUNT=6"));
    }

    @Test
    void speakers_of_both_are_shown_before_one_list_replaces_the_other() {
        Person alice = world.alice();
        String page = made(alice);
        Map<String, String> mine = opened(alice, page);
        change(
                alice,
                page,
                new JsonObject("{\"speakers\": [{\"name\": \"Ada\", \"role\": \"Engineer\"}]}"));
        mine.put("speakers[0].name", "Grace");

        saved(alice, page, mine)
                .statusCode(409)
                .body(containsString("Somebody else put “Ada, Engineer” here meanwhile."))
                .body(containsString("value=\"Grace\""));
    }

    @Test
    void another_change_that_the_page_does_not_show_stops_nobody() {
        Person alice = world.alice();
        String page = made(alice);
        Map<String, String> mine = opened(alice, page);
        change(alice, page, new JsonObject());
        mine.put("title", "Mine");

        saved(alice, page, mine).statusCode(303);

        api(alice, page).body("title", equalTo("Mine"));
    }

    @Test
    void the_draft_that_keeps_itself_knows_what_it_kept() {
        Person alice = world.alice();
        String page = made(alice);
        Map<String, String> mine = opened(alice, page);
        mine.put("title", "Kept");
        ExtractableResponse<?> kept = keep(alice, page, mine).statusCode(200).extract();
        mine.put("filled", kept.path("filled"));
        mine.put("slug", kept.path("slug"));
        mine.put("version", "2");
        change(alice, page, new JsonObject().put("title", "Theirs"));

        keep(alice, page, mine).statusCode(412);
        saved(alice, page, mine)
                .statusCode(409)
                .body(containsString("value=\"Theirs\""))
                .body(
                        containsString(
                                "What they changed stands here now: “Title”, “Address of the page”."))
                .body(not(containsString("You both changed")));
    }

    @Test
    void a_draft_that_was_published_meanwhile_is_not_changed_by_typing() {
        Person alice = world.alice();
        String page = made(alice);
        Map<String, String> mine = opened(alice, page);
        alice.api().post("/api/v1" + page + "/publish").then().statusCode(200);
        mine.put("title", "Half a tit");

        keep(alice, page, mine)
                .statusCode(412)
                .body(containsString("Meanwhile this webinar is published."));
        mine.remove("version");
        keep(alice, page, mine).statusCode(412);

        api(alice, page).body("title", equalTo("Ours"));
    }

    @Test
    void a_date_moved_by_two_keeps_the_part_that_only_one_touched() {
        Person alice = world.alice();
        String series = Wednesdays.series(alice);
        String page = "/webinars/" + series + "/dates/" + Wednesdays.date(alice, series, 1);
        Map<String, String> mine = opened(alice, page);
        Map<String, String> theirs = opened(alice, page);
        theirs.put("startTime", "12:00");
        theirs.put("agreed", "save");
        post(alice, page, theirs).statusCode(303);
        mine.put("durationMinutes", "45");
        mine.put("then", "save");

        String refused =
                post(alice, page, mine)
                        .statusCode(409)
                        .body(containsString("What they changed stands here now: “Time”."))
                        .extract()
                        .asString();
        Map<String, String> again = fields(refused);
        again.put("agreed", "save");
        post(alice, page, again).statusCode(303);

        assertThat(Wednesdays.start(alice, series, 1)).isEqualTo("2030-10-30T11:00:00Z");
        api(alice, "/webinars/" + series)
                .body("occurrences.endsAt", hasItems("2030-10-30T11:45:00Z"));
    }

    private static String made(Person alice) {
        JsonObject webinar =
                new JsonObject()
                        .put("title", "Ours")
                        .put("startsAt", "2030-01-15T09:00:00Z")
                        .put("timezone", "Europe/Berlin");
        String id = alice.makes(webinar);
        return "/webinars/" + id;
    }

    private static void change(Person alice, String page, JsonObject change) {
        alice.api().body(change.encode()).patch("/api/v1" + page).then().statusCode(200);
    }

    private static ValidatableResponse api(Person alice, String page) {
        return alice.api().get("/api/v1" + page).then();
    }

    private static Map<String, String> opened(Person alice, String page) {
        String address = page.contains("/dates/") ? page : page + "/edit";
        return fields(alice.browser().get(address).then().statusCode(200).extract().asString());
    }

    /** What a browser would send of a page's form. */
    private static Map<String, String> fields(String html) {
        Map<String, String> fields = FilledForm.of(html);
        fields.put("agreed", "save");
        return fields;
    }

    private static ValidatableResponse saved(
            Person alice, String page, Map<String, String> fields) {
        return post(alice, page + "/edit", fields);
    }

    private static ValidatableResponse keep(Person alice, String page, Map<String, String> fields) {
        return post(alice, page + "/draft", fields);
    }

    private static ValidatableResponse post(
            Person alice, String address, Map<String, String> fields) {
        return Forms.filled()
                .cookie("lectern", alice.cookie())
                .redirects()
                .follow(false)
                .formParams(fields)
                .post(address)
                .then();
    }
}
