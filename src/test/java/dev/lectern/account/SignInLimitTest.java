package dev.lectern.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.lectern.kit.limit.Limits;
import dev.lectern.kit.limit.TooMany;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
                .header("Retry-After", notNullValue())
                .body(containsString("value=\"" + alice.email() + "\""))
                .body(containsString("Try again in"));
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
    void failed_sign_ins_and_a_lock_out_stand_in_the_audit_log() {
        Person alice = world.alice();

        for (int i = 0; i < 13; i++) {
            signIn(alice.email(), "a guess " + i);
        }

        await().untilAsserted(
                        () -> {
                            noted(alice, "account.sign-in-failed").body("total", equalTo(10));
                            noted(alice, "account.locked-out")
                                    .body("total", equalTo(1))
                                    .body("items[0].actor", equalTo("not signed in"))
                                    .body("items[0].subject", equalTo(alice.email()))
                                    .body("items[0].address", equalTo("127.0.0.1"));
                        });
    }

    private static ValidatableResponse noted(Person who, String action) {
        return who.api().get("/api/v1/audit?action=" + action).then().statusCode(200);
    }

    @Test
    void nobody_locks_somebody_else_out() throws UnknownHostException {
        Person alice = world.alice();
        for (int i = 0; i < 11; i++) {
            from("127.0.0.2", alice.email(), "a guess " + i);
        }
        from("127.0.0.2", alice.email(), World.PASSWORD).then().statusCode(429);

        signIn(alice.email(), World.PASSWORD).then().statusCode(303);
        form().formParam("email", alice.email()).post("/signin/mail").then().statusCode(200);
        form().formParam("email", alice.email()).post("/password/forgot").then().statusCode(200);
    }

    @Test
    void of_a_crowd_each_may_try_twice_and_the_owner_comes_in() throws UnknownHostException {
        Person alice = world.alice();
        for (int i = 0; i < 50; i++) {
            from("127.0.3." + (1 + i % 10), alice.email(), "a guess " + i);
        }

        from("127.0.4.1", alice.email(), "a guess").then().statusCode(422);
        from("127.0.4.1", alice.email(), "another").then().statusCode(422);
        from("127.0.4.1", alice.email(), "a third").then().statusCode(429);
        signIn(alice.email(), World.PASSWORD).then().statusCode(303);
    }

    @Test
    void guesses_at_a_password_stop_no_mail_and_no_change_of_it() {
        Person alice = world.alice();
        for (int i = 0; i < 11; i++) {
            signIn(alice.email(), "a guess " + i);
        }

        form().formParam("email", alice.email()).post("/signin/mail").then().statusCode(200);
        form().formParam("email", alice.email()).post("/password/forgot").then().statusCode(200);
        form().cookie("lectern", alice.cookie())
                .formParam("current", World.PASSWORD)
                .formParam("password", "a lectern of plain glass")
                .post("/settings/password")
                .then()
                .statusCode(303);
    }

    @Test
    void who_has_to_wait_keeps_the_form_and_what_was_typed() {
        Person alice = world.alice();
        for (int i = 0; i < 11; i++) {
            form().formParam("email", alice.email()).post("/signin/mail");
        }

        form().formParam("email", alice.email())
                .formParam("to", "/webinars/new")
                .post("/signin/mail")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body(containsString("value=\"" + alice.email() + "\""))
                .body(containsString("value=\"/webinars/new\""))
                .body(containsString("Try again in"));
    }

    private static RequestSpecification form() {
        return Forms.filled().redirects().follow(false);
    }

    private static Response from(String address, String email, String password)
            throws UnknownHostException {
        HttpClientConfig there =
                HttpClientConfig.httpClientConfig()
                        .setParam("http.route.local-address", InetAddress.getByName(address));
        return form().config(RestAssuredConfig.config().httpClient(there))
                .formParam("email", email)
                .formParam("password", password)
                .post("/signin");
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
