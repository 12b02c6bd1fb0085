package dev.lectern.webinar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people get wrong is refused with its field and a sentence that says how to mend it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RefusalsTest {
    @Inject World world;

    @TestHTTPResource("/")
    URI site;

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "a start in the past",
                        "startsAt",
                        body().put("startsAt", "2020-01-01T10:00:00Z"),
                        "Choose a time after now."),
                Arguments.of(
                        "an unknown zone",
                        "timezone",
                        body().put("timezone", "Mars/Olympus"),
                        "Name a time zone as Europe/Berlin or UTC."),
                Arguments.of(
                        "an end before the start",
                        "endsAt",
                        body().put("endsAt", "2029-12-31T10:00:00Z"),
                        "Choose an end after the start."),
                Arguments.of(
                        "10,001 people in a room for fewer",
                        "policy.maxParticipants",
                        body().put("policy", new JsonObject().put("maxParticipants", 10_001)),
                        ".*\\d.*"),
                Arguments.of(
                        "an end before the start beside a length",
                        "endsAt",
                        body().put("endsAt", "2029-12-31T10:00:00Z").put("durationMinutes", 60),
                        "Choose an end after the start."),
                Arguments.of(
                        "an end that contradicts the length",
                        "endsAt",
                        body().put("endsAt", "2030-01-01T12:00:00Z").put("durationMinutes", 60),
                        "The end and the length contradict each other.*"),
                Arguments.of(
                        "a rule that no day fits",
                        "recurrence",
                        body().put("recurrence", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3"),
                        "No day of the calendar fits this rule.*"),
                Arguments.of(
                        "a language that pages do not have",
                        "language",
                        body().put("language", "xx"),
                        ".*en or de."),
                Arguments.of(
                        "a rule with no end",
                        "recurrence",
                        body().put("recurrence", "FREQ=WEEKLY"),
                        "A series needs an end: add COUNT .* or UNTIL .*"),
                Arguments.of(
                        "a rule with thousands of dates",
                        "recurrence",
                        body().put("recurrence", "FREQ=DAILY;COUNT=100000"),
                        "A series may have up to 366 dates.*"),
                Arguments.of(
                        "a rule by the second",
                        "recurrence",
                        body().put("recurrence", "FREQ=SECONDLY;COUNT=5"),
                        "A series repeats daily, weekly, monthly or yearly.*"),
                Arguments.of(
                        "a Markdown bomb of quotes",
                        "description",
                        body().put("description", ">".repeat(5_000)),
                        ".*Make it simpler."),
                Arguments.of(
                        "a Markdown bomb of lists",
                        "description",
                        body().put("description", "1. ".repeat(5_000)),
                        ".*Make it simpler."),
                Arguments.of(
                        "too long a description",
                        "description",
                        body().put("description", "a".repeat(20_001)),
                        "Shorten this to 20,000 characters."),
                Arguments.of(
                        "an address that is reserved",
                        "slug",
                        body().put("slug", "settings"),
                        ".+"),
                Arguments.of(
                        "a cover that is elsewhere",
                        "cover",
                        body().put("cover", "https://example.org/x.png"),
                        "Upload the picture first.*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void is_refused(String what, String field, JsonObject body, String sentence) {
        world.alice()
                .api()
                .body(body.encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "errors.find { it.field == '" + field + "' }.message",
                        matchesPattern(sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title | \"\"",
                "title | null",
                "recurrence | \"FREQ=YEARLY;COUNT=300\"",
                "startsAt | \"2020-01-01T10:00:00Z\"",
                "startsAt | \"tomorrow\"",
                "timezone | \"Mars/Olympus\"",
                "durationMinutes | 0",
                "durationMinutes | \"an hour\"",
                "recurrence | \"FREQ=WEEKLY\"",
                "recurrence | \"every day\"",
                "slug | \"settings\"",
                "policy.maxParticipants | {\"maxParticipants\": 1000001}",
                "policy.media | {\"media\": \"smell\"}",
                "policy.colour | {\"colour\": \"red\"}",
                "registration.capacity | {\"capacity\": 0}",
                "registration.fields[0].id | {\"fields\": [{\"label\": \"Firm\"}]}",
                "registration.fields[0].label | {\"fields\": [{\"id\": \"a\"}]}",
                "preset | \"party\"",
                "provider | \"nobody\"",
                "cover | \"https://example.org/x.png\"",
                "reminders | [0]",
                "language | \"???\"",
            })
    void what_cannot_be_is_refused_with_its_field(String field, String value) {
        Person alice = world.alice();
        String name = field.replaceAll("[.\\[].*", "");
        JsonObject body = body().put(name, new JsonArray("[" + value + "]").getValue(0));

        alice.api()
                .body(body.encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));
    }

    @Test
    void an_end_before_the_start_and_a_markdown_bomb_are_refused() {
        Person alice = world.alice();
        JsonObject backwards = body();
        backwards.remove("durationMinutes");

        alice.api()
                .body(backwards.put("endsAt", "2029-12-31T10:00:00Z").encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("endsAt"));
        alice.api()
                .body(body().put("description", ">".repeat(5_000)).encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("description"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_a", "<a ", "Ab_c-", "a.b/", "1.2.", "a@b.", "ä–"})
    void a_description_of_words_hung_together_is_taken_or_refused(String piece) {
        Person alice = world.alice();
        String text = piece.repeat(19_998 / piece.length());

        int answer =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(30),
                        () ->
                                alice.api()
                                        .body(body().put("description", text).encode())
                                        .post("/api/v1/webinars")
                                        .statusCode());

        assertThat(answer).isIn(201, 422);
    }

    @Test
    void a_long_body_in_chunks_is_read_whole() throws Exception {
        String json = body().put("description", "word ".repeat(3_900)).encode();
        HttpRequest inChunks =
                HttpRequest.newBuilder(site.resolve("/api/v1/webinars"))
                        .header("Authorization", "Bearer " + world.alice().key())
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(json.getBytes(UTF_8))))
                        .build();

        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(inChunks, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void everything_wrong_is_said_at_once() {
        world.alice()
                .api()
                .body(body().put("timezone", "Mars").put("slug", "settings").encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("timezone"))
                .body("errors.field", hasItem("slug"));
    }

    @Test
    void lists_are_narrowed_by_time_host_words_and_state() {
        Person alice = world.alice();
        String early = make(alice, "Early apples", "2030-01-01T10:00:00Z");
        String late = make(alice, "Late pears", "2031-01-01T10:00:00Z");
        String between = make(alice, "Plums between", "2030-06-01T10:00:00Z");

        only(alice, "from=2030-12-01T00:00:00Z", late);
        only(alice, "to=2030-02-01T00:00:00Z", early);
        only(alice, "from=2030-02-01T00:00:00Z&to=2030-12-01T00:00:00Z", between);
        String series =
                make(
                        alice,
                        body().put("title", "Every month")
                                .put("startsAt", "2031-02-05T10:00:00Z")
                                .put("recurrence", "FREQ=MONTHLY;COUNT=6"));
        only(alice, "from=2031-05-01T00:00:00Z&to=2031-06-01T00:00:00Z", series);
        only(alice, "from=2031-07-01T00:00:00Z", series);
        alice.api().delete("/api/v1/webinars/{id}", series).then().statusCode(204);
        only(alice, "q=pea&state=upcoming", late);
        alice.api().get("/api/v1/webinars?q=!!!").then().body("items", empty());
        alice.api()
                .get("/api/v1/webinars/count?host=" + alice.account())
                .then()
                .body("count", equalTo(3));
        alice.api()
                .get("/api/v1/webinars/count?host=" + UUID.randomUUID())
                .then()
                .body("count", equalTo(0));
        only(alice, "state=draft,upcoming&q=pea", late);
        alice.api()
                .get("/api/v1/webinars?state=draft&state=upcoming")
                .then()
                .body("total", equalTo(3))
                .body("containsKey('next')", equalTo(true));
        alice.api()
                .get("/api/v1/webinars?limit=abc")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("limit"));
        alice.api()
                .get("/api/v1/webinars/{id}/call?occurrence=abc", early)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("occurrence"));
        for (String wrong : List.of("from=soon", "host=nobody", "state=asleep")) {
            alice.api().get("/api/v1/webinars?" + wrong).then().statusCode(422);
        }
    }

    private static void only(Person alice, String query, String id) {
        alice.api()
                .get("/api/v1/webinars?" + query)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(id)))
                .body("total", equalTo(1));
    }

    private static String make(Person who, String title, String start) {
        return make(who, body().put("title", title).put("startsAt", start));
    }

    private static String make(Person who, JsonObject body) {
        return who.makes(body.put("publish", true));
    }

    private static JsonObject body() {
        return new JsonObject()
                .put("title", "Refused")
                .put("startsAt", "2030-01-01T10:00:00Z")
                .put("speakers", new JsonArray());
    }
}
