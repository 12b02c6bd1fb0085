package dev.lectern.kit.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class UnreadParameterTest {
    @Inject World world;

    @Test
    void a_parameter_that_cannot_be_read_is_named() {
        world.alice()
                .api()
                .get("/api/v1/webinars?limit=many")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("limit"))
                .body("detail", containsString("limit"));
    }

    @Test
    void an_address_that_cannot_be_read_is_still_one_that_does_not_exist() {
        world.alice().api().get("/api/v1/webinars/many").then().statusCode(404);
    }
}
