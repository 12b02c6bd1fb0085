package dev.lectern.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses that fail: they rest, and only the dead are switched off. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class FailingAddressTest {
    @Inject World world;
    @Inject Pool database;

    private HookReceiver theirs;

    @BeforeEach
    void listen() throws IOException {
        theirs = new HookReceiver();
    }

    @AfterEach
    void hangUp() {
        theirs.close();
    }

    @Test
    void after_three_days_an_address_that_took_nothing_is_switched_off() {
        Person alice = world.alice();
        theirs.answerWith(500);
        String id = theirs.hook(alice, "webinar.published").getString("id");
        HookReceiver.publish(alice);
        await().atMost(Duration.ofSeconds(30)).until(() -> !theirs.received().isEmpty());

        triedFor(id, "3 days 1 hour");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !alice.api().get("/api/v1/webhooks").<Boolean>path("items[0].active"));
    }

    @Test
    void after_three_days_an_address_that_took_other_events_stays_on() {
        Person alice = world.alice();
        theirs.answerWith(500);
        String id = theirs.hook(alice, "webinar.published").getString("id");
        HookReceiver.publish(alice);
        await().atMost(Duration.ofSeconds(30)).until(() -> !theirs.received().isEmpty());
        theirs.answerWith(200);
        HookReceiver.publish(alice);
        await().atMost(Duration.ofSeconds(20)).until(() -> states(alice, id).contains("delivered"));
        theirs.answerWith(500);
        HookReceiver.publish(alice);

        triedFor(id, "3 days 1 hour");

        await().atMost(Duration.ofSeconds(30)).until(() -> states(alice, id).contains("failed"));
        assertThat(alice.api().get("/api/v1/webhooks").<Boolean>path("items[0].active")).isTrue();
    }

    @Test
    void an_address_that_takes_nothing_says_since_when_until_it_takes_something() {
        Person alice = world.alice();
        theirs.answerWith(500);
        String id = theirs.hook(alice, "webinar.published").getString("id");
        HookReceiver.publish(alice);
        await().atMost(Duration.ofSeconds(30)).until(() -> failingSince(alice) != null);

        alice.browser().get("/settings/webhooks").then().body(containsString("Failing since"));
        alice.browser()
                .get("/settings/webhooks/{id}", id)
                .then()
                .body(containsString("It answered 500."));

        theirs.answerWith(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> failingSince(alice) == null);
    }

    private static String failingSince(Person alice) {
        return alice.api().get("/api/v1/webhooks").path("items[0].failingSince");
    }

    @Test
    void a_test_is_sent_once_and_its_failure_switches_nothing_off() {
        Person alice = world.alice();
        theirs.answerWith(500);
        String id = theirs.hook(alice).getString("id");

        alice.api().post("/api/v1/webhooks/{id}/test", id).then().statusCode(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> states(alice, id).contains("failed"));
        assertThat(alice.api().get("/api/v1/webhooks").<Boolean>path("items[0].active")).isTrue();
        assertThat(theirs.received()).hasSize(1);
    }

    @Test
    void an_address_that_fails_rests_with_all_that_waits_for_it() {
        Person alice = world.alice();
        theirs.answerWith(500);
        String id = theirs.hook(alice, "webinar.published").getString("id");
        HookReceiver.publish(alice);
        await().atMost(Duration.ofSeconds(30)).until(() -> attempts(alice, id) >= 1);
        database.preparedQuery(
                        "update webhook set resting_until = now() + interval '1 hour' where id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(id)));
        int before = theirs.received().size();
        theirs.answerWith(200);

        HookReceiver.publish(alice);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            dueNow();
                            return resting() >= 2;
                        });
        assertThat(theirs.received()).hasSize(before);
        alice.api().post("/api/v1/webhooks/{id}/enable", id).then().statusCode(200);
        dueNow();

        await().atMost(Duration.ofSeconds(30)).until(() -> theirs.received().size() == before + 2);
    }

    /** Whatever pause each has earned. */
    private void dueNow() {
        database.query("update work set due_at = now() where kind = 'webhook.deliver'")
                .executeAndAwait();
    }

    private static int attempts(Person alice, String id) {
        return alice.api()
                .get("/api/v1/webhooks/{id}/deliveries", id)
                .<Integer>path("items[0].attempts");
    }

    private int resting() {
        return database.query(
                        "select count(*) from work where kind = 'webhook.deliver' and last_error like"
                                + " '%given a rest%'")
                .executeAndAwait()
                .iterator()
                .next()
                .getInteger(0);
    }

    private static List<String> states(Person alice, String id) {
        return alice.api().get("/api/v1/webhooks/{id}/deliveries", id).path("items.state");
    }

    /** As if what waits had been tried for so long, and its address had rested enough. */
    private void triedFor(String id, String howLong) {
        database.preparedQuery(
                        "update webhook_delivery set tried_since = tried_since - $1::text::interval"
                                + " where webhook_id = $2 and state = 'waiting'")
                .executeAndAwait(Tuple.of(howLong, UUID.fromString(id)));
    }
}
