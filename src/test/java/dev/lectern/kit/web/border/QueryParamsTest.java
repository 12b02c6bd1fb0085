package dev.lectern.kit.web.border;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class QueryParamsTest {
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
    void an_id_that_is_none_is_named_whatever_else_was_sent() {
        String id = "/api/v1/webinars/00000000-0000-0000-0000-000000000000";
        for (String path : List.of("/call", "/recordings", "/attendance")) {
            world.alice()
                    .api()
                    .get(id + path + "?q=nobody&occurrence=nobody")
                    .then()
                    .statusCode(400)
                    .body("errors.field", equalTo(List.of("occurrence")));
        }
    }

    @Test
    void an_address_that_cannot_be_read_is_still_one_that_does_not_exist() {
        world.alice().api().get("/api/v1/webinars/many").then().statusCode(404);
    }
}
