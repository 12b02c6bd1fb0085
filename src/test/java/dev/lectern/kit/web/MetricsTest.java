package dev.lectern.kit.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class MetricsTest {
    @Inject World world;

    @Test
    void what_leads_nowhere_is_one_line_and_endpoints_are_told_apart() {
        for (int i = 0; i < 120; i++) {
            given().urlEncodingEnabled(false).get("/join/secret" + i + ";x").then().statusCode(400);
        }
        world.alice().api().get("/api/v1/webhooks").then().statusCode(200);

        given().get("/q/metrics")
                .then()
                .body(not(containsString("secret")))
                .body(containsString("uri=\"/other\""))
                .body(containsString("uri=\"/api/v1/webhooks\""));
    }
}
