package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RegistrationsApiTest {
    @Inject World world;
    @Inject Announced announced;

    private Person alice;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
    }

    @Test
    void somebody_is_registered_and_can_be_read_again() {
        Talk talk = announced.talk(alice, new JsonObject());

        String address =
                register(talk, "Carol", "Carol@Example.com")
                        .statusCode(201)
                        .body("status", equalTo("approved"))
                        .body("email", equalTo("Carol@example.com"))
                        .body("joinUrl", containsString("/join/"))
                        .extract()
                        .header("Location");

        alice.api()
                .get(address)
                .then()
                .statusCode(200)
                .body("name", equalTo("Carol"))
                .body("source", equalTo("api"));
    }

    @Test
    void a_key_that_may_only_read_hands_out_nobodys_link() {
        Talk talk = announced.talk(alice, new JsonObject());
        String person = register(talk, "Carol", "carol@x.com").extract().header("Location");
        String secret =
                alice.api()
                        .body("{\"name\": \"Reports\", \"scope\": \"read\"}")
                        .post("/api/v1/keys")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("key");
        var reports = RestAssured.given().header("Authorization", "Bearer " + secret);

        reports.get(talk.people())
                .then()
                .statusCode(200)
                .body("items[0].name", equalTo("Carol"))
                .body("items[0].joinUrl", nullValue());
        reports.get(person).then().statusCode(200).body("joinUrl", nullValue());

        alice.api().get(talk.people()).then().body("items[0].joinUrl", containsString("/join/"));
        alice.api().get(person).then().body("joinUrl", containsString("/join/"));
    }

    @Test
    void registering_again_gives_the_same_place() {
        Talk talk = announced.talk(alice, new JsonObject());
        String first = id(register(talk, "Carol", "carol@example.com"));

        register(talk, "Somebody", "CAROL@example.com")
                .statusCode(200)
                .body("id", equalTo(first))
                .body("name", equalTo("Carol"));
    }

    @Test
    void answers_are_kept_by_the_questions() {
        Talk talk = announced.talk(alice, new JsonObject());

        alice.api()
                .body(
                        """
                        {"email": "c@x.com", "name": "C", "answers": {"mobile": "+49 30 123456"},
                         "origin": {"utm_source": "letter", "evil": 1}, "timezone": "Asia/Tokyo"}
                        """)
                .post(talk.people())
                .then()
                .statusCode(201)
                .body("answers.mobile", equalTo("+49 30 123456"))
                .body("origin.utm_source", equalTo("letter"))
                .body("origin.evil", nullValue());
    }

    @Test
    void nobody_registers_people_without_a_key_nor_in_another_workspace() {
        Talk talk = announced.talk(alice, new JsonObject());
        String body = "{\"email\": \"c@x.com\", \"name\": \"C\"}";

        RestAssured.given().body(body).post(talk.people()).then().statusCode(401);
        world.mallory().api().body(body).post(talk.people()).then().statusCode(404);
        world.mallory().api().get(talk.people()).then().statusCode(404);
    }

    @Test
    void five_hundred_at_once_leave_exactly_a_hundred_approved() throws Exception {
        Talk talk = announced.talk(alice, new JsonObject().put("capacity", 100));
        ExecutorService crowd = Executors.newFixedThreadPool(64);

        IntStream.range(0, 500)
                .forEach(n -> crowd.submit(() -> register(talk, "P" + n, "p" + n + "@x.com")));
        crowd.shutdown();

        assertThat(crowd.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(total(talk, "approved")).isEqualTo(100);
        assertThat(total(talk, "waitlisted")).isEqualTo(400);
    }

    @Test
    void without_a_waiting_list_a_full_webinar_says_so() {
        Talk talk =
                announced.talk(alice, new JsonObject().put("capacity", 1).put("waitlist", false));
        register(talk, "A", "a@x.com").statusCode(201);

        register(talk, "B", "b@x.com").statusCode(409).body("detail", containsString("seats"));

        assertThat(total(talk)).isEqualTo(1);
    }

    @Test
    void the_host_decides_where_the_webinar_says_so() {
        Talk talk = announced.talk(alice, new JsonObject().put("autoApprove", false));
        String carol = id(register(talk, "C", "c@x.com").body("status", equalTo("pending")));
        String dave = id(register(talk, "D", "d@x.com"));

        decide(talk, carol, "approve").statusCode(200).body("status", equalTo("approved"));
        decide(talk, dave, "decline").statusCode(200).body("status", equalTo("declined"));

        decide(talk, dave, "approve").statusCode(409);
        decide(talk, carol, "decline").statusCode(409);
    }

    @Test
    void the_host_cannot_approve_more_people_than_there_are_seats() {
        Talk talk =
                announced.talk(
                        alice,
                        new JsonObject()
                                .put("autoApprove", false)
                                .put("capacity", 1)
                                .put("waitlist", false));
        String carol = id(register(talk, "C", "c@x.com"));
        String dave = id(register(talk, "D", "d@x.com"));
        decide(talk, carol, "approve").statusCode(200);

        decide(talk, dave, "approve").statusCode(409).body("detail", containsString("seats"));
    }

    @Test
    void many_are_decided_at_once() {
        Talk talk =
                announced.talk(
                        alice,
                        new JsonObject()
                                .put("autoApprove", false)
                                .put("capacity", 2)
                                .put("waitlist", false));
        List<String> people =
                IntStream.range(0, 3)
                        .mapToObj(n -> id(register(talk, "P" + n, "p" + n + "@x.com")))
                        .toList();

        alice.api()
                .body(new JsonObject().put("decision", "approve").put("ids", people).encode())
                .post(talk.people() + "/bulk")
                .then()
                .statusCode(200)
                .body("changed", equalTo(2))
                .body("refused", equalTo(1));
    }

    @Test
    void a_freed_seat_is_offered_to_who_waits_longest() {
        Talk talk = announced.talk(alice, new JsonObject().put("capacity", 1));
        String carol = id(register(talk, "C", "c@x.com"));
        String dave = id(register(talk, "D", "d@x.com").body("position", equalTo(1)));
        String erin = id(register(talk, "E", "e@x.com").body("position", equalTo(2)));
        alice.api().get(talk.people()).then().body("items.position", contains(2, 1, null));

        decide(talk, carol, "cancel").body("status", equalTo("cancelled"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> person(talk, dave).body("status", equalTo("offered")));
        person(talk, erin).body("status", equalTo("waitlisted")).body("position", equalTo(1));
    }

    @Test
    void after_the_deadline_nobody_registers() {
        Talk talk =
                announced.talk(
                        alice,
                        new JsonObject().put("deadlineMinutes", 60),
                        Instant.now().plusSeconds(1800));

        register(talk, "C", "c@x.com").statusCode(409).body("detail", containsString("closed"));
    }

    @Test
    void free_mail_addresses_are_kept_out_by_one_switch() {
        Talk talk = announced.talk(alice, new JsonObject().put("blockFreeMail", true));

        register(talk, "C", "c@gmail.com")
                .statusCode(422)
                .body("errors[0].field", equalTo("email"));
        register(talk, "C", "c@roses.example").statusCode(201);
    }

    private ValidatableResponse register(Talk talk, String name, String email) {
        return alice.api()
                .body(new JsonObject().put("name", name).put("email", email).encode())
                .post(talk.people())
                .then();
    }

    private ValidatableResponse decide(Talk talk, String person, String decision) {
        return alice.api().post(talk.people() + "/" + person + "/" + decision).then();
    }

    private ValidatableResponse person(Talk talk, String person) {
        return alice.api().get(talk.people() + "/" + person).then();
    }

    private int total(Talk talk, String... states) {
        return alice.api()
                .queryParam("status", String.join(",", states))
                .get(talk.people())
                .then()
                .extract()
                .path("total");
    }

    private static String id(ValidatableResponse person) {
        return person.extract().path("id");
    }
}
