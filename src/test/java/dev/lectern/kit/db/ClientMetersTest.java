package dev.lectern.kit.db;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ClientMetersTest {
    @Test
    void every_meter_has_a_name_that_says_of_what() {
        given().get("/q/metrics")
                .then()
                .body(containsString("sql_client_processing_seconds"))
                .body(not(containsString("m__")));
    }
}
