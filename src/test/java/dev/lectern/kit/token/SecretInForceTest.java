package dev.lectern.kit.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SecretInForceTest {
    @Inject Pool pool;
    @Inject MasterSecret ours;

    @Test
    void the_first_start_puts_its_secret_in_force() {
        assertThat(node(ourName()).isKnown().await().indefinitely()).isTrue();
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void a_node_with_another_secret_is_noticed_and_changes_nothing() {
        SecretInForce stranger = node("another");

        stranger.put().await().indefinitely();

        assertThat(stranger.isKnown().await().indefinitely()).isFalse();
        assertThat(node(ourName()).isKnown().await().indefinitely()).isTrue();
    }

    @Test
    void a_new_secret_takes_over_from_one_it_knows_and_the_old_alone_is_refused() {
        node("NEXT", ourName()).put().await().indefinitely();
        try {
            given().get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body(
                            "checks.find { it.name == 'secret' }.data.why",
                            containsString("LECTERN_SECRET"));
        } finally {
            node(ourName(), "NEXT").put().await().indefinitely();
        }
    }

    private SecretInForce node(String... names) {
        return new SecretInForce(pool, List.of(names));
    }

    private String ourName() {
        return ours.keys().get(0).id();
    }
}
