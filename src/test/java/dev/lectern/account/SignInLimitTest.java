package dev.lectern.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import dev.lectern.kit.limit.Limits;
import dev.lectern.kit.limit.TooMany;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SignInLimitTest {
    private static final String ADDRESS = "sign-in address 127.0.0.1";

    @Inject World world;
    @Inject Limits limits;

    @Test
    void an_account_can_be_guessed_at_only_so_often() {
        Person alice = world.alice();

        for (int i = 0; i < 10; i++) {
            signIn(alice.email(), "a guess " + i).then().statusCode(422);
        }

        signIn(alice.email(), World.PASSWORD)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue());
    }

    @Test
    void an_address_that_nobody_has_is_limited_alike() {
        String nobody = "nobody-" + System.nanoTime() + "@example.org";

        for (int i = 0; i < 10; i++) {
            signIn(nobody, "a guess " + i).then().statusCode(422);
        }

        signIn(nobody, "a guess").then().statusCode(429);
    }

    @Test
    void who_signs_in_rightly_is_never_held_up() {
        Person alice = world.alice();

        for (int i = 0; i < 15; i++) {
            signIn(alice.email(), World.PASSWORD).then().statusCode(303);
        }
    }

    @Test
    void one_address_cannot_try_many_accounts() {
        Person alice = world.alice();
        exhaust();

        int status = signIn(alice.email(), World.PASSWORD).statusCode();
        limits.forgive(ADDRESS);

        assertThat(status).isEqualTo(429);
    }

    private void exhaust() {
        try {
            while (true) {
                limits.check(ADDRESS, 300, Duration.ofMinutes(15));
            }
        } catch (TooMany exhausted) {
            assertThat(exhausted.retryAfter()).isPositive();
        }
    }

    private static Response signIn(String email, String password) {
        return Forms.filled()
                .formParam("email", email)
                .formParam("password", password)
                .redirects()
                .follow(false)
                .post("/signin");
    }
}
