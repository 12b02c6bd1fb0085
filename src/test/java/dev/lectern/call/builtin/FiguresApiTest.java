package dev.lectern.call.builtin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import dev.lectern.kit.db.Ids;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class FiguresApiTest {
    @Inject World world;

    @Test
    void the_connections_of_a_call_are_told_to_its_own_workspace_only() {
        Person alice = world.alice();
        String path = "/api/v1/calls/" + published(alice) + "/media";

        alice.api()
                .get(path)
                .then()
                .statusCode(200)
                .body("publishing", empty())
                .body("watching", empty());
        world.mallory().api().get(path).then().statusCode(404);
        given().get(path).then().statusCode(401);
        alice.api().get("/api/v1/calls/" + Ids.next() + "/media").then().statusCode(404);
    }

    @Test
    void the_engine_is_in_the_metrics() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("lectern_media_viewers"))
                .body(
                        containsString(
                                "lectern_media_loss_percent{of=\"worst\",way=\"watching\"} -1"))
                .body(containsString("lectern_media_pictures{layer=\"h\",way=\"publishing\"} 0"))
                .body(containsString("lectern_media_sent_bytes_total"))
                .body(containsString("lectern_media_handshakes_failed_total"));
    }

    private static String published(Person alice) {
        return alice.api()
                .contentType("application/json")
                .body(
                        Map.of(
                                "title",
                                "Figures",
                                "startsAt",
                                Instant.now().plus(Duration.ofHours(1)).toString(),
                                "timezone",
                                "UTC",
                                "durationMinutes",
                                30,
                                "provider",
                                "builtin",
                                "publish",
                                true))
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .extract()
                .path("occurrences[0].id");
    }
}
