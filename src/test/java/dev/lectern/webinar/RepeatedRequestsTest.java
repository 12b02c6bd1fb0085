package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an {@code Idempotency-Key} promises where a webinar, its room and its people are made. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RepeatedRequestsTest {
    private static final String WEBINARS = "/api/v1/webinars";

    /** More than there are connections to the database. */
    private static final int CROWD = 60;

    @Inject World world;
    @Inject Clock clock;

    private final String key = UUID.randomUUID().toString();
    private Person alice;
    private String tomorrow;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
        tomorrow = clock.instant().plus(Duration.ofDays(1)).toString();
    }

    @Test
    void a_published_webinar_is_made_once_with_its_room() {
        Response first = post(WEBINARS, talk("Once"), key);
        Response second = post(WEBINARS, talk("Once"), key);
        Response other = post(WEBINARS, talk("Twice"), key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.jsonPath().getString("occurrences[0].call.state")).isEqualTo("ready");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void a_team_room_is_opened_once_and_is_live() {
        JsonObject wishes = new JsonObject().put("title", "Standup");

        Response first = post(WEBINARS + "/now", wishes, key);
        Response second = post(WEBINARS + "/now", wishes, key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.jsonPath().getString("occurrences[0].state")).isEqualTo("live");
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
    }

    @Test
    void a_crowd_of_webinars_waits_for_no_connection_of_its_own() {
        List<Integer> answers = crowd(n -> post(WEBINARS, talk("Talk " + n), key + n).statusCode());

        assertThat(answers).containsOnly(201).hasSize(CROWD);
    }

    @Test
    void a_crowd_of_people_waits_for_no_connection_of_its_own() {
        String talk = post(WEBINARS, talk("Crowd"), key).jsonPath().getString("id");
        String people = WEBINARS + "/" + talk + "/registrations";

        List<Integer> answers = crowd(n -> post(people, person(n), key + n).statusCode());

        assertThat(answers).containsOnly(201).hasSize(CROWD);
        assertThat(post(people, person(1), key + 1).statusCode()).isEqualTo(201);
        assertThat(post(people, person(2), key + 1).statusCode()).isEqualTo(422);
    }

    private static List<Integer> crowd(java.util.function.IntFunction<Integer> request) {
        var threads = Executors.newFixedThreadPool(CROWD);
        try {
            return IntStream.range(0, CROWD)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> request.apply(n), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private Response post(String path, JsonObject body, String idempotencyKey) {
        return alice.api().header("Idempotency-Key", idempotencyKey).body(body.encode()).post(path);
    }

    private JsonObject talk(String title) {
        return new JsonObject()
                .put("title", title)
                .put("startsAt", tomorrow)
                .put("timezone", "Europe/Berlin")
                .put("durationMinutes", 60)
                .put("publish", true);
    }

    private static JsonObject person(int number) {
        return new JsonObject()
                .put("name", "Person " + number)
                .put("email", "person" + number + "@example.org");
    }
}
