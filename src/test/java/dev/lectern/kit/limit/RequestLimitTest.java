package dev.lectern.kit.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.lectern.kit.db.Ids;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many requests are answered, asked from outside by addresses, people and keys. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(RequestLimitTest.BehindProxy.class)
class RequestLimitTest {
    private static final String NEWS = "{\"type\": \"bounce\"}";
    private static final Instant NOW = Instant.now();
    private static final String HOOK_SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Inject World world;
    @TestHTTPResource URI site;

    /** Requests come by a proxy that says for whom, and few are allowed. */
    public static class BehindProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "LECTERN_BEHIND_PROXY", "true",
                    "lectern.mail.hook-secret", HOOK_SECRET,
                    "lectern.limit.address-burst", "5",
                    "lectern.limit.address-per-second", "1",
                    "lectern.limit.member-burst", "30",
                    "lectern.limit.member-per-second", "1");
        }
    }

    @Test
    void an_address_that_asks_too_often_is_told_when_to_come_again() {
        Response last = refused(5, () -> from("192.0.2.1").get("/api/v1/me"));

        last.then().statusCode(429).contentType("application/problem+json");
        assertThat(last.header("Retry-After")).isEqualTo("1");
        assertThat(last.<String>path("detail")).contains("Try again in 2 seconds");
        assertThat(from("192.0.2.2").get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void an_address_made_up_before_the_one_that_the_proxy_saw_counts_for_nothing() {
        Response last =
                refused(5, () -> from(address() + ", 192.0.2.9, 10.0.0.7").get("/api/v1/me"));

        last.then().statusCode(429);
    }

    @Test
    void what_does_not_exist_and_who_is_made_up_count_as_well() {
        refused(5, () -> from("192.0.2.31").get("/no-such-page"));
        refused(5, () -> from("192.0.2.32").cookie("lectern", "made-up").get("/mailbox"));
        refused(5, () -> from("192.0.2.33").accept("image/png").get("/signin"));
    }

    @Test
    void a_page_says_it_as_a_page_in_the_readers_language() {
        Response last = refused(5, () -> page("192.0.2.3"));

        last.then().statusCode(429);
        assertThat(last.header("Retry-After")).isEqualTo("1");
        assertThat(last.asString()).contains("Das war etwas zu oft");
    }

    private static Response page(String address) {
        return from(address)
                .header("Accept", "text/html")
                .header("Accept-Language", "de")
                .get("/signin");
    }

    @Test
    void a_key_has_a_limit_of_its_own_wherever_it_comes_from() {
        String key = world.key(world.alice(), "WRITE");
        String other = world.key(world.alice(), "WRITE");

        Response last = refused(30, () -> bearing(key, address()).get("/api/v1/me"));

        last.then().statusCode(429);
        assertThat(last.header("Retry-After")).isNotNull();
        assertThat(bearing(other, address()).get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void an_account_has_a_limit_of_its_own_wherever_it_comes_from() {
        Person henry = world.host(world.alice());

        Response last =
                refused(
                        30,
                        () -> from(address()).cookie("lectern", henry.cookie()).get("/api/v1/me"));

        last.then().statusCode(429);
    }

    @Test
    void who_shows_a_valid_key_is_not_bound_by_the_address() {
        String key = world.alice().key();
        refused(5, () -> from("192.0.2.4").get("/api/v1/me")).then().statusCode(429);

        bearing(key, "192.0.2.4").get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void a_wrong_key_counts_for_the_address() {
        refused(5, () -> bearing("lk_guessed", "192.0.2.5").get("/api/v1/me"))
                .then()
                .statusCode(429);
    }

    @Test
    void a_flood_of_webhooks_with_bad_signatures_keeps_out_itself_and_nobody_who_signs() {
        refused(5, () -> hook("192.0.2.6", "mail", "v1,bm8=")).then().statusCode(429);
        refused(5, () -> hook("192.0.2.7", "stream", "v1,bm8=")).then().statusCode(429);

        hook("192.0.2.6", "mail", signature()).then().statusCode(422);
        refused(1, () -> from("192.0.2.6").get("/api/v1/me"));
    }

    /** Signed, it gets as far as its content, which names no mail of ours. */
    private static Response hook(String address, String name, String signature) {
        return from(address)
                .header("webhook-id", "news-1")
                .header("webhook-timestamp", String.valueOf(NOW.getEpochSecond()))
                .header("webhook-signature", signature)
                .contentType("application/json")
                .body(NEWS)
                .post("/hooks/" + name);
    }

    private static String signature() {
        try {
            return new Webhook(HOOK_SECRET).sign("news-1", NOW.getEpochSecond(), NEWS);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_admins_key_may_burst_two_thousand() {
        String key = world.alice().key();

        List<Integer> answers = ask(key, 2000);

        assertThat(answers).hasSize(2000).containsOnly(200);
    }

    private List<Integer> ask(String key, int times) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(site.resolve("/api/v1/me"))
                        .header("Authorization", "Bearer " + key)
                        .timeout(Duration.ofSeconds(60))
                        .build();
        Semaphore underWay = new Semaphore(50);
        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, times)
                        .mapToObj(
                                i -> {
                                    underWay.acquireUninterruptibly();
                                    return client.sendAsync(
                                                    request, HttpResponse.BodyHandlers.discarding())
                                            .whenComplete((answer, broken) -> underWay.release())
                                            .thenApply(HttpResponse::statusCode);
                                })
                        .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** The first that is refused; slow machines give a permit back while they ask. */
    private static Response refused(int burst, Supplier<Response> request) {
        Response answer = request.get();
        for (int i = 1; answer.statusCode() != 429; i++) {
            assertThat(i).as("requests answered").isLessThan(4 * burst);
            answer = request.get();
        }
        return answer;
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }

    private static RequestSpecification bearing(String key, String address) {
        return from(address).header("Authorization", "Bearer " + key);
    }

    /** A fresh one each time, so that no address reaches its limit. */
    private static String address() {
        return "2001:db8::" + Ids.next().toString().substring(32);
    }
}
