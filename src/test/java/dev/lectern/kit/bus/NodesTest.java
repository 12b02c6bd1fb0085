package dev.lectern.kit.bus;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class NodesTest {
    @Inject Vertx vertx;

    @Test
    void a_second_node_without_redis_makes_both_unready_until_it_goes() {
        NodePresence second = new NodePresence(vertx, new MemoryBus(vertx));
        second.start(null);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                given().get("/q/health/ready")
                                        .then()
                                        .statusCode(503)
                                        .body(
                                                "checks.find { it.name == 'nodes' }.data.why",
                                                containsString("LECTERN_REDIS_URL")));
        second.stop(null);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                given().get("/q/health/ready")
                                        .then()
                                        .statusCode(200)
                                        .body(
                                                "checks.find { it.name == 'nodes' }.data.through",
                                                equalTo("memory")));
    }
}
