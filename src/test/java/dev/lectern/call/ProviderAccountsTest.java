package dev.lectern.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.call.policy.Preset;
import dev.lectern.call.stream.StreamStub;
import dev.lectern.kit.db.Ids;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other credentials, while rooms stand where the ones in use lead. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProviderAccountsTest {
    /** One for all, since what is in the environment does not change while a process runs. */
    private static final StreamStub HOUSE = new StreamStub();

    @Inject World world;
    @Inject Calls calls;
    @Inject OwnContext ownContext;

    private Person alice;
    private StreamStub stub;

    @BeforeEach
    void open() {
        alice = world.alice();
        stub = new StreamStub();
    }

    @AfterEach
    void close() {
        environment(Map.of());
        stub.close();
    }

    @Test
    void another_account_is_refused_while_rooms_stand_at_this_one() {
        connect(StreamStub.SECRET);
        ready();

        try (StreamStub other = StreamStub.of("another-key")) {
            save(other.credentials())
                    .statusCode(422)
                    .body(containsString("with the key in use now"))
                    .body(containsString("Move or cancel those webinars first"));

            assertThat(other.asked()).isEmpty();
        }
        alice.api().post("/api/v1/providers/stream/check").then().body("state", equalTo("working"));
    }

    @Test
    void another_account_is_refused_until_rooms_there_are_really_gone() {
        connect(StreamStub.SECRET);
        UUID occurrence = ready();
        stub.out(true);
        now(() -> Panache.withTransaction(() -> calls.release(occurrence)));

        try (StreamStub other = StreamStub.of("another-key")) {
            save(other.credentials()).statusCode(422);
            stub.out(false);
            alice.api().post("/api/v1/providers/stream/check");

            await().atMost(Duration.ofSeconds(60)).until(() -> stub.calls().size() == 0);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> save(other.credentials()).statusCode(303));
        }
    }

    @Test
    void another_secret_of_the_same_account_is_taken_at_any_time() {
        connect("a secret of before");
        connect(StreamStub.SECRET);
        ready();

        connect(StreamStub.SECRET).statusCode(303);
        connect("a secret of tomorrow").statusCode(303);
    }

    @Test
    void a_key_that_works_no_more_may_be_replaced_while_rooms_stand() {
        connect(StreamStub.SECRET);
        ready();
        stub.revoke();

        try (StreamStub other = StreamStub.of("another-key")) {
            save(other.credentials()).statusCode(303);

            alice.api()
                    .post("/api/v1/providers/stream/check")
                    .then()
                    .body("state", equalTo("working"));
        }
    }

    @Test
    void rooms_made_with_the_environments_key_are_not_left_behind_either() {
        environment(HOUSE.credentials());
        try (StreamStub other = StreamStub.of("another-key")) {
            UUID occurrence = ready();

            save(other.credentials()).statusCode(422);
            save(HOUSE.credentials()).statusCode(303);
            removed().statusCode(303);

            alice.api()
                    .post("/api/v1/providers/stream/check")
                    .then()
                    .body("state", equalTo("working"));
            assertThat(HOUSE.calls().held()).contains(new CallId(occurrence, 1).toString());
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void with_nothing_made_by_own_credentials_the_way_back_is_free() {
        environment(HOUSE.credentials());
        try (StreamStub other = StreamStub.of("another-key")) {
            save(other.credentials()).statusCode(303);
            other.out(true);
            UUID occurrence = opened();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> state(occurrence), CallState.FAILING::equals);

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> removed().statusCode(303));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> state(occurrence), CallState.READY::equals);
            assertThat(HOUSE.calls().held()).contains(new CallId(occurrence, 1).toString());
        }
    }

    @AfterAll
    static void close_the_houses() {
        HOUSE.close();
    }

    private static void environment(Map<String, String> stream) {
        for (String key : List.of("url", "api-key", "secret")) {
            if (stream.containsKey(key)) {
                System.setProperty("lectern.stream." + key, stream.get(key));
            } else {
                System.clearProperty("lectern.stream." + key);
            }
        }
    }

    private ValidatableResponse save(Map<String, String> credentials) {
        return form(alice).formParams(credentials).post("/settings/providers/stream").then();
    }

    private ValidatableResponse removed() {
        return form(alice).post("/settings/providers/stream/remove").then();
    }

    private ValidatableResponse connect(String secret) {
        return save(Map.of("url", stub.url(), "api-key", StreamStub.KEY, "secret", secret));
    }

    private RequestSpecification form(Person person) {
        return Forms.filled().cookie("lectern", person.cookie()).redirects().follow(false);
    }

    private UUID ready() {
        UUID occurrence = opened();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> state(occurrence), CallState.READY::equals);
        return occurrence;
    }

    private UUID opened() {
        Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        CallRequest request =
                new CallRequest(
                        alice.workspace(),
                        Ids.next(),
                        Ids.next(),
                        "Pruning apple trees",
                        "stream",
                        Preset.GUEST_WEBINAR.spec(),
                        start,
                        start.plus(1, ChronoUnit.HOURS));
        return now(() -> Panache.withTransaction(() -> calls.open(request))).occurrence();
    }

    private CallState state(UUID occurrence) {
        return now(() -> calls.requireView(occurrence)).state();
    }

    private <T> T now(Supplier<Uni<T>> work) {
        return ownContext.run(work).await().atMost(Duration.ofSeconds(30));
    }
}
