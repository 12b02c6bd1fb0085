package dev.lectern.registration;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is done to the places of one person at the same time, in different ways. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class AtOnceTest {
    @Inject World world;
    @Inject Clock clock;
    @Inject Pool database;
    @Inject JoinLinks links;

    @Test
    void a_place_for_all_dates_is_approved_while_a_lost_link_is_asked_for() throws Exception {
        Person alice = world.alice();
        JsonPath series = series(alice);
        String people = "/api/v1/webinars/" + series.getString("id") + "/registrations";
        String single = register(alice, people, series.getString("occurrences[0].id"));
        decide(alice, people, single).statusCode(200);
        String all = register(alice, people, null);
        SqlConnection other = database.getConnectionAndAwait();
        try {
            Transaction transaction = other.beginAndAwait();
            lock(other, single);

            CompletableFuture<ValidatableResponse> approving =
                    supplyAsync(() -> decide(alice, people, all));
            int us = number(other, "select pg_backend_pid()", Tuple.tuple());
            await().until(() -> waitingFor(us) == 1);
            lock(other, all);
            transaction.commitAndAwait();

            approving.get(30, TimeUnit.SECONDS).statusCode(200);
            decided(alice, people, all, "approved");
            decided(alice, people, single, "cancelled");
        } finally {
            other.closeAndAwait();
        }
    }

    @Test
    void answers_are_not_saved_over_those_to_another_form() throws Exception {
        Person alice = world.alice();
        JsonPath series = series(alice);
        String people = "/api/v1/webinars/" + series.getString("id") + "/registrations";
        String carol = register(alice, people, null);
        String place = URI.create(links.placeUrl(UUID.fromString(carol), 1)).getPath();
        SqlConnection other = database.getConnectionAndAwait();
        try {
            Transaction transaction = other.beginAndAwait();
            other.preparedQuery("update registration set form_version = 'b' where id = $1")
                    .executeAndAwait(Tuple.of(UUID.fromString(carol)));

            CompletableFuture<ValidatableResponse> saving = supplyAsync(() -> save(place));
            int us = number(other, "select pg_backend_pid()", Tuple.tuple());
            await().until(() -> waitingFor(us) == 1);
            transaction.commitAndAwait();

            saving.get(30, TimeUnit.SECONDS).statusCode(422).body(containsString("Caroline"));
        } finally {
            other.closeAndAwait();
        }
    }

    private static ValidatableResponse save(String place) {
        return Forms.filled()
                .redirects()
                .follow(false)
                .formParam("name", "Caroline")
                .post(place)
                .then();
    }

    private JsonPath series(Person alice) {
        JsonObject rules = new JsonObject().put("scope", "either").put("autoApprove", false);
        return alice.made(
                new JsonObject()
                        .put("title", "Every day")
                        .put("startsAt", clock.instant().plus(Duration.ofDays(2)).toString())
                        .put("recurrence", "FREQ=DAILY;COUNT=3")
                        .put("registration", rules)
                        .put("publish", true));
    }

    private static String register(Person alice, String people, String date) {
        JsonObject carol = new JsonObject().put("name", "Carol").put("email", "carol@x.com");
        return alice.api()
                .body(carol.put("occurrence", date).encode())
                .post(people)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse decide(Person alice, String people, String person) {
        return alice.api().body("{}").post(people + "/" + person + "/approve").then();
    }

    private static void decided(Person alice, String people, String person, String status) {
        List<String> ids = alice.api().get(people + "?status=" + status).path("items.id");
        assertThat(ids).containsExactly(person);
    }

    private static void lock(SqlConnection connection, String person) {
        connection
                .preparedQuery("select id from registration where id = $1 for update")
                .executeAndAwait(Tuple.of(UUID.fromString(person)));
    }

    private int waitingFor(int backend) {
        return number(
                database,
                "select count(*)::int from pg_stat_activity where $1 = any(pg_blocking_pids(pid))",
                Tuple.of(backend));
    }

    private static int number(SqlClient client, String query, Tuple values) {
        return client.preparedQuery(query).executeAndAwait(values).iterator().next().getInteger(0);
    }
}
