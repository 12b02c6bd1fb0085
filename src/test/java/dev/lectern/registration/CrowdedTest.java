package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many people who register behind one address. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(CrowdedTest.BehindProxy.class)
class CrowdedTest {
    private static final int MOST = 120;

    @Inject World world;
    @Inject Announced announced;

    /** Requests come by a proxy that says for whom. */
    public static class BehindProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("LECTERN_BEHIND_PROXY", "true", "lectern.limit.address-burst", "10000");
        }
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.50, ''", "192.0.2.51, /embed"})
    void whoever_has_to_wait_keeps_what_they_typed_and_reads_how_long(
            String address, String frame) {
        Talk talk = announced.talk(world.alice(), new JsonObject());
        int taken = 0;

        Response refused = send(talk, address, frame);
        for (; refused.statusCode() != 429 && taken < 10 * MOST; taken++) {
            refused = send(talk, address, frame);
        }

        assertThat(taken).isGreaterThanOrEqualTo(MOST);
        assertThat(refused.statusCode()).isEqualTo(429);
        int seconds = Integer.parseInt(refused.header("Retry-After"));
        assertThat(refused.asString())
                .contains("value=\"Carol\"", "value=\"carol@x.com\"")
                .contains("send it again in " + seconds + " seconds");
        assertThat(send(talk, "192.0.2.60", frame).statusCode()).isNotEqualTo(429);
    }

    /** Without the seal: whether it would be taken is nothing to the limit. */
    private static Response send(Talk talk, String address, String frame) {
        return given().header("X-Forwarded-For", address)
                .spec(Forms.filled())
                .redirects()
                .follow(false)
                .formParams(Map.of("name", "Carol", "email", "carol@x.com"))
                .post("/w/" + talk.slug() + frame);
    }
}
