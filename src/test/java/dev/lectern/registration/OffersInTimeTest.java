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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offered seats, and people who wait, when a webinar is moved or over. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class OffersInTimeTest {
    @Inject World world;
    @Inject Announced announced;
    @Inject JoinLinks links;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void a_talk_with_one_seat() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject().put("capacity", 1));
    }

    @Test
    void what_begins_sooner_leaves_less_time_for_a_seat_that_is_offered_and_they_hear_of_it() {
        String dave = offered();
        String until = person(dave).extract().path("offeredUntil");
        assertThat(Instant.parse(until)).isAfter(in(Duration.ofMinutes(200)));

        starts(in(Duration.ofMinutes(40)));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(
                                                Instant.parse(
                                                        person(dave)
                                                                .extract()
                                                                .path("offeredUntil")))
                                        .isBefore(in(Duration.ofMinutes(14))));
        long due =
                announced
                        .rows(
                                "select count(*) from work where kind = $1 and payload->>'webinar' ="
                                        + " $2 and due_at between now() + interval '9 minutes' and"
                                        + " now() + interval '14 minutes'",
                                OfferSeatsJob.KIND,
                                talk.id().toString())
                        .get(0)
                        .getLong(0);
        assertThat(due).isEqualTo(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> mails("A seat is free for you") == 2);
    }

    @Test
    void what_begins_later_takes_nothing_from_an_offer() {
        String dave = offered();
        String until = person(dave).extract().path("offeredUntil");

        starts(in(Duration.ofDays(9)));
        await().atMost(Duration.ofSeconds(30)).until(() -> mails("New time") == 1);

        person(dave).body("offeredUntil", equalTo(until));
    }

    @Test
    void an_offered_seat_is_not_taken_once_it_is_over() {
        String dave = offered();
        ends();
        String place = place(dave);

        assertThat(take(place)).isEqualTo(409);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                given().get(place)
                                        .then()
                                        .body(containsString("This webinar is over"))
                                        .body(not(containsString("Take the seat"))));

        person(dave).body("status", equalTo("offered"));
    }

    @Test
    void who_waits_reads_that_it_is_over() {
        register("carol");
        String dave = register("dave").getString("id");
        given().get(place(dave)).then().body(containsString("number 1 on the waiting list"));

        ends();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                given().get(place(dave))
                                        .then()
                                        .body(containsString("This webinar is over"))
                                        .body(not(containsString("waiting list"))));
    }

    /** Dave is offered the seat that Carol gave back. */
    private String offered() {
        String carol = register("carol").getString("id");
        String dave = register("dave").getString("id");
        alice.api().post(talk.people() + "/" + carol + "/cancel");
        becomes(dave, "offered");
        return dave;
    }

    private void ends() {
        announced.run(
                "update occurrence set state = 'ENDED', ended_at = now() where id = $1",
                Tuple.of(talk.occurrence()));
        announced.run(
                "update webinar set state = 'FINISHED', standing = 'past' where id = $1",
                Tuple.of(talk.id()));
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time);
    }

    private void starts(Instant start) {
        alice.api()
                .body(new JsonObject().put("startsAt", start.toString()).encode())
                .patch("/api/v1/webinars/" + talk.id())
                .then()
                .statusCode(200);
    }

    private int mails(String subject) {
        List<String> all = alice.api().get("/api/v1/mailbox?q=dave@x.com").path("items.subject");
        return (int) all.stream().filter(one -> one.contains(subject)).count();
    }

    private static int take(String place) {
        return Forms.filled().redirects().follow(false).post(place + "/accept").statusCode();
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
