package dev.lectern.attendance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.room.RoomListener.Visit;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AttendanceTest {
    @Inject World world;
    @Inject Pool database;
    @Inject VisitLog log;
    @Inject Attendances attendances;

    private Person alice;
    private UUID webinar;
    private UUID date;
    private UUID carol;
    private UUID dave;
    private Instant began;

    @BeforeEach
    void a_webinar_was_live_for_an_hour() {
        alice = world.alice();
        String made =
                alice.api()
                        .body(
                                new JsonObject()
                                        .put("title", "Growing roses")
                                        .put("startsAt", in(Duration.ofMinutes(30)).toString())
                                        .put("timezone", "Europe/Berlin")
                                        .put("durationMinutes", 60)
                                        .put("attendanceThresholdSeconds", 600)
                                        .put("publish", true)
                                        .encode())
                        .post("/api/v1/webinars")
                        .asString();
        webinar = UUID.fromString(JsonPath.from(made).getString("id"));
        date = UUID.fromString(JsonPath.from(made).getString("occurrences[0].id"));
        carol = register("Carol", "carol@example.com");
        dave = register("=Dave", "dave@example.com");
        began = in(Duration.ofMinutes(-100));
        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);
        alice.api().post("/api/v1/webinars/" + webinar + "/stop").then().statusCode(200);
        database.preparedQuery(
                        "update occurrence set started_at = $2::timestamptz,"
                                + " ended_at = $2::timestamptz + interval '1 hour' where id = $1")
                .executeAndAwait(Tuple.of(date, began.atOffset(java.time.ZoneOffset.UTC)));
        database.preparedQuery(
                        "update registration set created_at = created_at - interval '1 day'"
                                + " where webinar_id = $1")
                .executeAndAwait(Tuple.of(webinar));
    }

    @Test
    void time_in_several_pages_counts_once_and_only_while_it_was_live() {
        visit(carol, "a", -20, 10);
        visit(carol, "b", 5, 30);
        visit(carol, "c", 50, 90);
        visit(dave, "d", 10, 15);

        JsonObject report = report();

        assertThat(report.getInteger("total")).isEqualTo(2);
        JsonObject hers = report.getJsonArray("items").getJsonObject(0);
        assertThat(hers.getString("name")).isEqualTo("Carol");
        assertThat(hers.getInteger("seconds")).isEqualTo(40 * 60);
        assertThat(hers.getBoolean("attended")).isTrue();
        assertThat(Instant.parse(hers.getString("joinedAt"))).isEqualTo(began);
        assertThat(Instant.parse(hers.getString("leftAt")))
                .isEqualTo(began.plus(Duration.ofHours(1)));
        assertThat(report.getJsonArray("items").getJsonObject(1).getBoolean("attended")).isFalse();
    }

    @Test
    void who_came_is_thanked_and_who_did_not_was_missed() {
        visit(carol, "a", 0, 30);
        String tell = "reminder.tell-everyone";
        database.preparedQuery(
                        "update work set due_at = now() where kind = $1 and payload ->> 'webinar' = $2")
                .executeAndAwait(Tuple.of(tell, webinar.toString()));
        alice.api().get("/api/v1/webinars/" + webinar);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(subjects())
                                        .contains("We missed you: Growing roses dave@example.com")
                                        .contains(
                                                "Thank you for coming: Growing roses"
                                                        + " carol@example.com"));
        assertThat(subjects())
                .doesNotContain("Thank you for coming: Growing roses dave@example.com");
    }

    @Test
    void a_file_of_it_holds_no_formula() {
        String csv = alice.api().get("/api/v1/webinars/" + webinar + "/attendance.csv").asString();

        assertThat(csv).startsWith("\"name\",\"email\"").contains("\"'=Dave\"");
    }

    @Test
    void it_is_listed_part_by_part_for_those_who_may_see_it() {
        String path = "/api/v1/webinars/" + webinar + "/attendance";
        String next =
                alice.api()
                        .get(path + "?limit=1")
                        .then()
                        .statusCode(200)
                        .body("items.size()", equalTo(1))
                        .extract()
                        .path("next");
        alice.api()
                .get(path + "?limit=1&cursor=" + next)
                .then()
                .body("items[0].email", equalTo("dave@example.com"))
                .body("next", equalTo(null));
        given().get(path).then().statusCode(401);
        world.mallory().api().get(path).then().statusCode(404);
        alice.api().get(path + "?limit=0").then().statusCode(400);
        alice.api().get(path + "?occurrence=" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void whoever_has_a_page_open_is_inside_until_it_is_silent_or_gone() {
        Visit visit = new Visit(date, "carol", carol, "attendee", "page-1");
        log.came(visit, Instant.now());
        await().atMost(Duration.ofSeconds(30)).until(() -> inside(carol));

        log.went(visit, Instant.now());

        await().atMost(Duration.ofSeconds(30)).until(() -> !inside(carol));
        assertThat(inside(dave)).isFalse();
    }

    private boolean inside(UUID person) {
        return attendances.inside(date, person).await().atMost(Duration.ofSeconds(30));
    }

    private void visit(UUID person, String page, int from, int to) {
        Visit visit = new Visit(date, person.toString(), person, "attendee", page);
        log.came(visit, began.plus(Duration.ofMinutes(from)));
        log.went(visit, began.plus(Duration.ofMinutes(to)));
        await().atMost(Duration.ofSeconds(30)).until(() -> written(page));
    }

    private boolean written(String page) {
        return database.preparedQuery(
                                "select 1 from attendance_visit where occurrence_id = $1 and page = $2"
                                        + " and went_at is not null")
                        .executeAndAwait(Tuple.of(date, page))
                        .size()
                > 0;
    }

    private JsonObject report() {
        return new JsonObject(
                alice.api().get("/api/v1/webinars/" + webinar + "/attendance").asString());
    }

    private String subjects() {
        JsonArray mails =
                new JsonObject(alice.api().get("/api/v1/mailbox?limit=100").asString())
                        .getJsonArray("items");
        StringBuilder all = new StringBuilder();
        mails.forEach(
                one -> {
                    JsonObject mail = (JsonObject) one;
                    all.append(mail.getString("subject"))
                            .append(' ')
                            .append(mail.getString("to"))
                            .append('\n');
                });
        return all.toString();
    }

    private UUID register(String name, String email) {
        return UUID.fromString(
                alice.api()
                        .body(new JsonObject().put("name", name).put("email", email).encode())
                        .post("/api/v1/webinars/" + webinar + "/registrations")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }
}
