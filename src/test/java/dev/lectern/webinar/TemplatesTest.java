package dev.lectern.webinar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Templates: saved from a webinar, begun from, deleted; and duplicates. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TemplatesTest {
    @Inject World world;
    @Inject Clock clock;

    private Person alice;
    private String webinar;

    @BeforeEach
    void alice_has_planned_a_webinar() {
        alice = world.alice();
        webinar =
                alice.api()
                        .body(
                                Map.of(
                                        "title",
                                        "Roses",
                                        "description",
                                        "How to prune them.",
                                        "startsAt",
                                        clock.instant().plus(Duration.ofDays(1)).toString(),
                                        "durationMinutes",
                                        45,
                                        "preset",
                                        "team-room",
                                        "policy",
                                        Map.of("maxParticipants", 12),
                                        "registration",
                                        Map.of("capacity", 30)))
                        .post("/api/v1/webinars")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    @Test
    void a_webinar_begun_from_a_template_is_like_it_but_for_what_was_said() {
        String template = save("Rose evenings");

        alice.api()
                .body(Map.of("title", "More roses", "policy", Map.of("chat", false)))
                .post("/api/v1/templates/" + template + "/webinars")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/webinars/"))
                .body("title", equalTo("More roses"))
                .body("description", equalTo("How to prune them."))
                .body("state", equalTo("draft"))
                .body("durationMinutes", equalTo(45))
                .body("policy.maxParticipants", equalTo(12))
                .body("policy.chat", equalTo(false))
                .body("registration.capacity", equalTo(30));
    }

    @Test
    void a_template_knows_no_time() {
        String template = save("Rose evenings");

        alice.api()
                .get("/api/v1/templates/" + template)
                .then()
                .statusCode(200)
                .body("name", equalTo("Rose evenings"))
                .body("webinar.title", equalTo("Roses"))
                .body("webinar.startsAt", nullValue())
                .body("webinar.slug", nullValue());
    }

    @Test
    void bad_names_and_unknown_webinars_are_refused() {
        save("Rose evenings");

        post("rose EVENINGS").then().statusCode(422).body("errors[0].field", equalTo("name"));
        post("x".repeat(101)).then().statusCode(422).body("errors[0].field", equalTo("name"));
        alice.api()
                .body(Map.of("webinar", "nonsense"))
                .post("/api/v1/templates")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("webinar"));
        alice.api()
                .body(Map.of("startsAt", "2001-01-01T00:00:00Z"))
                .post("/api/v1/templates/" + save("Other") + "/webinars")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("startsAt"));
    }

    @Test
    void templates_are_for_the_workspace() {
        String template = save("Rose evenings");
        Person mallory = world.mallory();

        given().get("/api/v1/templates").then().statusCode(401);
        mallory.api().get("/api/v1/templates").then().statusCode(200).body("items", hasSize(0));
        mallory.api().get("/api/v1/templates/" + template).then().statusCode(404);
        mallory.api().delete("/api/v1/templates/" + template).then().statusCode(404);
        mallory.api().post("/api/v1/templates/" + template + "/webinars").then().statusCode(404);
        mallory.api()
                .body(Map.of("webinar", webinar))
                .post("/api/v1/templates")
                .then()
                .statusCode(404);
        alice.api().delete("/api/v1/templates/" + template).then().statusCode(204);
        alice.api().get("/api/v1/templates").then().body("total", equalTo(0));
    }

    @Test
    void the_pages_save_begin_and_delete() {
        alice.browser()
                .get("/webinars/templates")
                .then()
                .statusCode(200)
                .body(containsString("No templates yet"));
        form().formParam("webinar", webinar)
                .formParam("name", "")
                .post("/webinars/templates")
                .then()
                .statusCode(303);
        form().formParam("webinar", webinar)
                .formParam("name", "Roses")
                .post("/webinars/templates")
                .then()
                .statusCode(422)
                .body(containsString("Choose another."), containsString("value=\"Roses\""));
        String id = alice.api().get("/api/v1/templates").then().extract().path("items[0].id");

        String draft =
                form().post("/webinars/templates/" + id + "/begin")
                        .then()
                        .statusCode(303)
                        .header("Location", endsWith("/edit"))
                        .extract()
                        .header("Location");
        alice.browser().get(draft).then().statusCode(200).body(containsString("value=\"Roses\""));
        form().post("/webinars/templates/" + id + "/delete").then().statusCode(303);
        alice.api().get("/api/v1/templates").then().body("total", equalTo(0));
    }

    @Test
    void a_duplicate_is_a_draft_for_a_time_to_come() {
        String copy =
                alice.api()
                        .body(Map.of("title", "Again"))
                        .post("/api/v1/webinars/" + webinar + "/duplicate")
                        .then()
                        .statusCode(201)
                        .body("title", equalTo("Again"))
                        .body("state", equalTo("draft"))
                        .extract()
                        .path("id");

        assertThat(copy).isNotEqualTo(webinar);
        world.mallory()
                .api()
                .post("/api/v1/webinars/" + webinar + "/duplicate")
                .then()
                .statusCode(404);
    }

    @Test
    void the_page_of_a_published_webinar_says_what_is_ready() {
        alice.api().post("/api/v1/webinars/" + webinar + "/publish").then().statusCode(200);

        alice.browser()
                .get("/webinars/" + webinar)
                .then()
                .statusCode(200)
                .body(
                        containsString("The video room is ready"),
                        containsString("tried: 0 of 1 on stage"),
                        containsString("Save as template"),
                        containsString("Send me what they get"));
        form().post("/webinars/" + webinar + "/sample-mail").then().statusCode(303);
    }

    private RequestSpecification form() {
        return alice.form();
    }

    private io.restassured.response.Response post(String name) {
        return alice.api().body(Map.of("webinar", webinar, "name", name)).post("/api/v1/templates");
    }

    private String save(String name) {
        return post(name)
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/templates/"))
                .extract()
                .path("id");
    }
}
