package dev.lectern.webinar;

import static dev.lectern.webinar.Wednesdays.at;
import static dev.lectern.webinar.Wednesdays.date;
import static dev.lectern.webinar.Wednesdays.patch;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.FilledForm;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days that a series leaves out stay those, however often they are said. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LeftOutTest {
    @Inject World world;
    @Inject Pool database;

    private Person alice;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
    }

    @Test
    void a_moved_date_of_a_draft_stays_left_out_while_its_host_types() {
        String series = draft();
        Map<String, String> form = opened(series);
        form.put("exceptions", "2030-01-15");

        kept(series, form);
        form.put("title", "Typed on");
        kept(series, form);
        form.put("startTime", "11:00");
        kept(series, form);
        form.put("title", "Typed further");
        kept(series, form);

        read(series)
                .body("exceptions", contains("2030-01-15"))
                .body(
                        "occurrences.findAll { it.state == 'scheduled' }.startsAt",
                        contains(
                                "2030-01-07T10:00:00Z",
                                "2030-01-21T10:00:00Z",
                                "2030-01-28T10:00:00Z"));
        alice.browser()
                .get("/webinars/{id}/edit", series)
                .then()
                .body(containsString("value=\"2030-01-15\""))
                .body(not(containsString("value=\"2030-01-14\"")));
    }

    @Test
    void a_moved_date_of_a_draft_comes_back_where_it_was() {
        String series = draft();

        change(series, leftOut("2030-01-15"));
        change(series, leftOut("2030-01-15"))
                .body("exceptions", contains("2030-01-15"))
                .body("occurrences.findAll { it.state == 'scheduled' }", hasSize(3));
        change(series, leftOut())
                .body("exceptions", empty())
                .body("occurrences", hasSize(4))
                .body("occurrences.state", everyItem(equalTo("scheduled")))
                .body("occurrences[1].startsAt", equalTo("2030-01-15T09:00:00Z"));
        change(series, leftOut("2030-01-15"));
        change(series, new JsonObject().putNull("recurrence")).body("occurrences", hasSize(1));
    }

    @Test
    void a_day_that_was_left_out_twice_stops_nobody() {
        String series = alice.makes(wednesdays().mergeIn(leftOut("2030-10-30")));
        database.preparedQuery("update webinar set exceptions = $2 where id = $1")
                .executeAndAwait(
                        Tuple.of(
                                UUID.fromString(series),
                                new JsonObject()
                                        .put(
                                                "items",
                                                new JsonArray(
                                                        List.of("2030-10-30", "2030-10-30")))));
        alice.api().post("/api/v1/webinars/{id}/start", series).then().statusCode(200);
        Map<String, String> form = opened(series);
        form.put("title", "While live");
        form.put("exceptions", "2030-10-30");
        form.put("agreed", "save");

        alice.form().formParams(form).post("/webinars/{id}/edit", series).then().statusCode(303);

        read(series).body("title", equalTo("While live"));
    }

    @Test
    void the_order_of_days_left_out_is_no_other_time() {
        String series = alice.makes(wednesdays().mergeIn(leftOut("2030-10-30", "2030-11-06")));
        alice.api().post("/api/v1/webinars/{id}/start", series).then().statusCode(200);

        change(series, leftOut("2030-11-06", "2030-10-30"));
    }

    @Test
    void what_a_draft_left_out_is_cancelled_for_nobody_once_it_is_published() {
        String series = draft();
        change(series, leftOut("2030-01-15"));

        alice.api().post("/api/v1/webinars/{id}/publish", series).then().statusCode(200);

        read(series)
                .body("occurrences", hasSize(3))
                .body("occurrences.state", everyItem(equalTo("scheduled")));
    }

    private String draft() {
        String series =
                alice.makes(Wednesdays.wish("2030-01-07T10:00:00+01:00").put("publish", false));
        patch(alice, series, date(alice, series, 1), "this", at("2030-01-15T10:00:00+01:00"))
                .statusCode(200);
        return series;
    }

    private static JsonObject wednesdays() {
        return Wednesdays.wish("2030-10-23T10:00:00+02:00");
    }

    private Map<String, String> opened(String series) {
        return FilledForm.of(alice.browser().get("/webinars/{id}/edit", series).asString());
    }

    /** As the page keeps a draft while somebody types. */
    private void kept(String series, Map<String, String> form) {
        int version =
                Forms.filled()
                        .cookie("lectern", alice.cookie())
                        .formParams(form)
                        .post("/webinars/{id}/draft", series)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("version");
        form.put("version", String.valueOf(version));
    }

    private ValidatableResponse read(String series) {
        return alice.api().get("/api/v1/webinars/{id}", series).then();
    }

    private ValidatableResponse change(String series, JsonObject body) {
        return alice.api()
                .body(body.encode())
                .patch("/api/v1/webinars/{id}", series)
                .then()
                .statusCode(200);
    }

    private static JsonObject leftOut(String... days) {
        return new JsonObject().put("exceptions", new JsonArray(List.of(days)));
    }
}
