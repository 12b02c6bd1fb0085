package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.registration.Announced.Talk;
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
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seats that were given back: to whom they are offered, and what becomes of them then. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class OffersTest {
    private static final String WAITS_FOR_THE_DESK =
            "select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                    + " and query like '%registration_desk%' and datname = current_database()";

    @Inject World world;
    @Inject Announced announced;
    @Inject JoinLinks links;
    @Inject Pool database;

    private final ExecutorService crowd = Executors.newFixedThreadPool(3);

    private Person alice;
    private Talk talk;

    @BeforeEach
    void a_talk_with_one_seat() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject().put("capacity", 1));
    }

    @AfterEach
    void the_crowd_goes() {
        crowd.shutdownNow();
    }

    /** Carol gave her seat back, and Dave, who waited for it, let his offer pass. */
    private String letPass() {
        String carol = register("carol").getString("id");
        String dave = register("dave").getString("id");
        alice.api().post(talk.people() + "/" + carol + "/cancel");
        becomes(dave, "offered");
        announced.run(
                "update registration set offered_until = now() - interval '1 second' where id = $1",
                Tuple.of(UUID.fromString(dave)));
        look();
        becomes(dave, "waitlisted");
        return dave;
    }

    @Test
    void a_seat_that_was_offered_in_vain_goes_to_whoever_comes_next() {
        letPass();

        given().get("/w/" + talk.slug()).then().body(containsString("Register"));
        given().get("/w/" + talk.slug()).then().body(not(containsString("waiting list")));
        assertThat(register("erin").getString("status")).isEqualTo("approved");
    }

    @Test
    void who_let_an_offer_pass_takes_the_seat_while_it_is_free() {
        String dave = letPass();
        String place = place(dave);

        given().get(place).then().body(containsString("A seat is free"));
        Forms.filled().redirects().follow(false).post(place + "/accept").then().statusCode(303);

        person(dave).body("status", equalTo("approved"));
    }

    @Test
    void a_seat_taken_by_several_clicks_at_once_is_taken_once_and_all_say_so() throws Exception {
        String carol = register("carol").getString("id");
        String dave = register("dave").getString("id");
        alice.api().post(talk.people() + "/" + carol + "/cancel");
        becomes(dave, "offered");
        String place = place(dave);
        SqlConnection other = database.getConnectionAndAwait();
        Transaction holding = other.beginAndAwait();
        other.preparedQuery("select from registration_desk where webinar_id = $1 for update")
                .executeAndAwait(Tuple.of(talk.id()));

        List<CompletableFuture<Integer>> clicks =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> take(place), crowd))
                        .limit(3)
                        .toList();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> announced.rows(WAITS_FOR_THE_DESK).size() == 3);
        holding.commitAndAwait();
        other.closeAndAwait();

        for (CompletableFuture<Integer> click : clicks) {
            assertThat(click.get(20, TimeUnit.SECONDS)).isEqualTo(303);
        }
        person(dave).body("status", equalTo("approved"));
    }

    private static int take(String place) {
        return Forms.filled().redirects().follow(false).post(place + "/accept").statusCode();
    }

    @Test
    void who_let_an_offer_pass_asks_again_and_has_the_free_seat() {
        String dave = letPass();

        register("dave");

        person(dave).body("status", equalTo("approved"));
    }

    @Test
    void who_let_an_offer_pass_is_too_late_once_somebody_has_the_seat() {
        String place = place(letPass());
        register("erin");

        given().get(place).then().body(not(containsString("Take the seat")));
        Forms.filled().redirects().follow(false).post(place + "/accept").then().statusCode(409);
    }

    @Test
    void who_let_an_offer_pass_is_told_when_a_seat_is_given_back_again() {
        String dave = letPass();
        String erin = register("erin").getString("id");

        alice.api().post(talk.people() + "/" + erin + "/cancel");

        becomes(dave, "offered");
    }

    @Test
    void where_seats_are_no_longer_counted_all_who_wait_have_one() {
        register("carol");
        String dave = register("dave").getString("id");
        String erin = register("erin").getString("id");
        announced.run(
                "update registration set status = 'offered', offered_until = now() + interval '1 day'"
                        + " where id = $1",
                Tuple.of(UUID.fromString(dave)));
        announced.run(
                "update registration_desk set taken = 2, waiting = 1 where webinar_id = $1",
                Tuple.of(talk.id()));

        alice.api()
                .body(new JsonObject().put("registration", unlimited()).encode())
                .patch("/api/v1/webinars/" + talk.id())
                .then()
                .statusCode(200);

        becomes(dave, "approved");
        becomes(erin, "approved");
    }

    private static JsonObject unlimited() {
        return new JsonObject().putNull("capacity");
    }

    /** Any change makes the seats looked at once more. */
    private void look() {
        alice.api()
                .body(new JsonObject().put("description", "Bring gloves.").encode())
                .patch("/api/v1/webinars/" + talk.id())
                .then()
                .statusCode(200);
    }

    private void becomes(String person, String status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> person(person).body("status", equalTo(status)));
    }

    private ValidatableResponse person(String person) {
        return alice.api().get(talk.people() + "/" + person).then();
    }

    private JsonPath register(String name) {
        return alice.api()
                .body(new JsonObject().put("name", name).put("email", name + "@x.com").encode())
                .post(talk.people())
                .then()
                .extract()
                .jsonPath();
    }

    private String place(String person) {
        return URI.create(links.placeUrl(UUID.fromString(person), 1)).getPath();
    }
}
