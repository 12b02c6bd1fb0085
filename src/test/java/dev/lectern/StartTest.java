package dev.lectern;

import static io.restassured.RestAssured.when;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class StartTest {

    @Test
    void the_application_starts_on_an_empty_database_and_says_that_it_lives() {
        when().get("/q/health/live").then().statusCode(200);
    }
}
