package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Changes without {@code If-Match} are taken however close they follow each other. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ManyChangesTest {
    @Inject World world;
    @Inject Clock clock;

    @Test
    void one_who_changes_a_webinar_again_and_again_is_never_told_of_somebody_else() {
        Person alice = world.alice();
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
        String id = published(alice, tomorrow, "");

        List<Integer> answers =
                IntStream.range(0, 50)
                        .mapToObj(
                                i ->
                                        change(
                                                alice,
                                                id,
                                                new JsonObject()
                                                        .put(
                                                                "startsAt",
                                                                tomorrow.plusSeconds(60L * i)
                                                                        .toString())
                                                        .put(
                                                                "policy",
                                                                new JsonObject()
                                                                        .put(
                                                                                "maxParticipants",
                                                                                50 + i))))
                        .toList();

        assertThat(answers).containsOnly(200);
    }

    @Test
    void changes_of_a_series_that_come_at_once_are_all_made() {
        Person alice = world.alice();
        String id =
                published(alice, clock.instant().plus(Duration.ofDays(1)), "FREQ=DAILY;COUNT=4");

        List<CompletableFuture<Integer>> asked =
                IntStream.range(0, 20)
                        .mapToObj(i -> new JsonObject().put("title", "Title " + i))
                        .map(body -> CompletableFuture.supplyAsync(() -> change(alice, id, body)))
                        .toList();

        assertThat(asked.stream().map(CompletableFuture::join)).containsOnly(200);
    }

    private static int change(Person alice, String id, JsonObject body) {
        return alice.api().body(body.encode()).patch("/api/v1/webinars/{id}", id).statusCode();
    }

    private static String published(Person alice, Instant start, String rule) {
        JsonObject wish =
                new JsonObject()
                        .put("title", "Changing")
                        .put("startsAt", start.toString())
                        .put("durationMinutes", 60)
                        .put("publish", true);
        if (!rule.isEmpty()) {
            wish.put("recurrence", rule);
        }
        return alice.makes(wish);
    }
}
