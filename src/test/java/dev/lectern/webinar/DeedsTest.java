package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the audit log says of a webinar's life. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class DeedsTest {
    @Inject World world;
    @Inject Clock clock;

    private Person alice;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
    }

    @Test
    void whoever_takes_a_webinar_through_its_life_is_named() {
        String talk = make(true);

        post("/api/v1/webinars/" + talk + "/start");
        post("/api/v1/webinars/" + talk + "/stop");

        alice.api()
                .get("/api/v1/audit?limit=4")
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        contains(
                                "webinar.stopped",
                                "webinar.started",
                                "webinar.published",
                                "webinar.made"))
                .body("items.subject", everyItem(equalTo("Life")))
                .body("items.detail.webinar", everyItem(equalTo(talk)))
                .body("items.address", everyItem(notNullValue()));
    }

    @Test
    void the_page_says_it_in_the_readers_language_and_leaves_ids_out() {
        String talk = make(true);

        String page =
                alice.browser()
                        .header("Accept-Language", "de")
                        .get("/settings/audit")
                        .then()
                        .statusCode(200)
                        .body(
                                containsString(
                                        "hat ein Webinar veröffentlicht: <strong>Life</strong>"))
                        .extract()
                        .asString();

        assertThat(page).doesNotContain(talk).doesNotContain("webinar.");
    }

    @Test
    void the_list_of_tasks_says_which_webinar_a_task_is_for() {
        String talk = make(true);

        alice.api()
                .get("/api/v1/work?state=waiting")
                .then()
                .statusCode(200)
                .body("items.subject.name", hasItem("Life"))
                .body("items.subject.page", hasItem("/webinars/" + talk));
        alice.browser()
                .get("/settings/work?state=waiting")
                .then()
                .statusCode(200)
                .body(containsString("<a href=\"/webinars/" + talk + "\">Life</a>"));
    }

    @Test
    void a_draft_saved_while_typing_is_not_worth_a_line() {
        String talk = make(false);

        alice.api()
                .body("{\"description\":\"More\"}")
                .patch("/api/v1/webinars/" + talk)
                .then()
                .statusCode(200);

        alice.api()
                .get("/api/v1/audit")
                .then()
                .body("items.action", hasItem("webinar.made"))
                .body("items.action", not(hasItem("webinar.changed")));
    }

    private String make(boolean publish) {
        JsonObject talk =
                new JsonObject()
                        .put("title", "Life")
                        .put("startsAt", clock.instant().plus(Duration.ofDays(1)).toString())
                        .put("timezone", "Europe/Berlin")
                        .put("durationMinutes", 60)
                        .put("publish", publish);
        return alice.makes(talk);
    }

    private void post(String path) {
        alice.api().post(path).then().statusCode(200);
    }
}
