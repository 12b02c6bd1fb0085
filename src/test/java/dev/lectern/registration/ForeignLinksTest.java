package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.Works;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that open nothing: cut off, made for something else, changed or out of time. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ForeignLinksTest {
    @Inject World world;
    @Inject Announced announced;
    @Inject Tokens tokens;
    @Inject Clock clock;
    @Inject Pool database;

    private final ExecutorService hands = Executors.newFixedThreadPool(12);

    private Person alice;
    private Talk talk;
    private Visitor visitor;

    @BeforeEach
    void alice_announces_a_talk() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
        visitor = new Visitor(talk);
    }

    @AfterEach
    void rest() {
        hands.shutdownNow();
    }

    @Test
    void a_link_cut_off_leads_to_a_page_that_sends_it_again() {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        register(address);
        Mails.textTo(alice, address);
        announced.run(
                "update registration set mailed_at = null where email_key = $1", Tuple.of(address));
        given().header("Accept", "text/html")
                .get("/join/eyJhbGciOi")
                .then()
                .statusCode(404)
                .body(containsString("action=\"/join\""));

        Forms.filled()
                .formParam("email", address.toUpperCase(java.util.Locale.ROOT))
                .post("/join")
                .then()
                .statusCode(200)
                .body(containsString("its link is on its way"));

        await().until(() -> Mails.countTo(alice, address) == 2);
    }

    @Test
    void a_link_asked_for_many_times_at_once_is_mailed_once() {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        String carol = register(address);
        Mails.textTo(alice, address);
        forgetPause(address);

        List<CompletableFuture<Integer>> asked =
                Stream.generate(() -> supplyAsync(() -> askAgain(address), hands))
                        .limit(12)
                        .toList();

        assertThat(asked)
                .allSatisfy(one -> assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(303));
        lookedUp(address);
        assertThat(posted(carol, "person.confirmation")).isEqualTo(2);
    }

    /** Whoever held the row would hold the answer too, and so tell a stranger of it. */
    @ParameterizedTest
    @ValueSource(strings = {"/join", "/w/%s/link"})
    void the_answer_does_not_wait_until_an_address_was_looked_up(String door) {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        String carol = register(address);
        Mails.textTo(alice, address);
        forgetPause(address);
        var held = database.getConnectionAndAwait();
        var transaction = held.beginAndAwait();
        held.preparedQuery("select 1 from registration where id = $1 for update")
                .executeAndAwait(Tuple.of(UUID.fromString(carol)));

        try {
            CompletableFuture<Integer> answer =
                    supplyAsync(
                            () ->
                                    Forms.filled()
                                            .redirects()
                                            .follow(false)
                                            .formParam("email", address)
                                            .post(door.formatted(talk.slug()))
                                            .statusCode(),
                            hands);
            assertThat(answer).succeedsWithin(Duration.ofSeconds(20));
        } finally {
            transaction.rollbackAndAwait();
            held.closeAndAwait();
        }

        lookedUp(address);
        assertThat(posted(carol, "person.confirmation")).isEqualTo(2);
    }

    private int askAgain(String address) {
        return Forms.filled()
                .redirects()
                .follow(false)
                .formParam("email", address)
                .post("/w/" + talk.slug() + "/link")
                .statusCode();
    }

    /** Answered at once, looked up later. */
    private void lookedUp(String address) {
        Works.done(database, "registration.lost-links", address);
    }

    @Test
    void a_link_cut_off_of_what_is_over_is_sent_again_too() {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        register(address);
        Mails.textTo(alice, address);
        finish();

        askAnywhere(address);

        await().until(() -> Mails.countTo(alice, address) == 2);
        assertThat(Mails.textTo(alice, address))
                .contains(
                        "is over. As soon as there is a replay, the link below plays it for you.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "waitlisted"})
    void nobody_is_told_again_that_they_wait_for_what_is_over(String status) {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        String carol = register(address);
        Mails.textTo(alice, address);
        become(status, carol);
        finish();

        askAnywhere(address);

        assertThat(posted(carol)).isEqualTo(1);
    }

    @Test
    void a_link_cut_off_of_what_was_called_off_is_not_promised_again() {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        String carol = register(address);
        Mails.textTo(alice, address);
        announced.run("update webinar set state = 'CANCELLED' where id = $1", Tuple.of(talk.id()));

        askAnywhere(address);

        assertThat(posted(carol)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"declined", "waitlisted"})
    void a_place_is_not_crowded_out_by_newer_wishes_without_one(String status) {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        String carol = register(address);
        for (int more = 0; more < 10; more++) {
            become(status, register(announced.talk(alice, new JsonObject()), address));
        }

        askAnywhere(address);

        assertThat(posted(carol, "person.confirmation")).isEqualTo(2);
    }

    @Test
    void what_is_to_come_is_not_crowded_out_by_newer_places_at_what_is_over() {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        String carol = register(address);
        for (int more = 0; more < 10; more++) {
            Talk over = announced.talk(alice, new JsonObject());
            register(over, address);
            finish(over);
        }

        askAnywhere(address);

        assertThat(posted(carol, "person.confirmation")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "declined"})
    void a_link_to_what_was_recorded_is_sent_where_nothing_comes_of_the_next_date(String status) {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        JsonPath series = series();
        String held = series.getString("occurrences[0].id");
        String first = register(talk, address, held);
        become(status, register(talk, address, series.getString("occurrences[1].id")));
        announced.run(
                "update occurrence set state = 'ENDED' where id = $1",
                Tuple.of(UUID.fromString(held)));

        askAnywhere(address);

        assertThat(posted(first, "person.confirmation")).isEqualTo(2);
    }

    private JsonPath series() {
        JsonPath made =
                alice.made(
                        new JsonObject()
                                .put("title", "Every day")
                                .put("startsAt", clock.instant().plus(Duration.ofDays(2)) + "")
                                .put("recurrence", "FREQ=DAILY;COUNT=2")
                                .put("registration", new JsonObject().put("scope", "date"))
                                .put("publish", true));
        talk = new Talk(made.getUUID("id"), made.getString("slug"), null);
        return made;
    }

    private void become(String status, String registration) {
        announced.run(
                "update registration set status = $2 where id = $1",
                Tuple.of(UUID.fromString(registration), status));
    }

    private void finish() {
        finish(talk);
    }

    private void finish(Talk over) {
        announced.run("update webinar set state = 'FINISHED' where id = $1", Tuple.of(over.id()));
        announced.run(
                "update occurrence set state = 'ENDED' where webinar_id = $1", Tuple.of(over.id()));
    }

    @Test
    void who_is_not_decided_about_hears_that_again_where_a_link_was_cut_off() {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        String carol = register(address);
        become("pending", carol);

        askAnywhere(address);

        assertThat(posted(carol, "person.pending")).isEqualTo(1);
    }

    @Test
    void a_link_is_mailed_six_times_a_day_at_most_unless_the_host_sends_it() {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        String carol = register(address);

        for (int time = 0; time < 8; time++) {
            forgetPause(address);
            assertThat(askAgain(address)).isEqualTo(303);
            lookedUp(address);
            forgetPause(address);
            visitor.submit(Map.of("name", "Carol", "email", address)).statusCode(303);
        }

        assertThat(posted(carol, "person.confirmation")).isEqualTo(6);
        alice.api().post(talk.people() + "/" + carol + "/resend").then().statusCode(200);
        assertThat(posted(carol, "person.confirmation")).isEqualTo(7);
        announced.run(
                "update mail set created_at = created_at - interval '1 day' where reference = $1",
                Tuple.of("registration:" + carol));
        forgetPause(address);
        askAgain(address);
        lookedUp(address);
        assertThat(posted(carol, "person.confirmation")).isEqualTo(8);
    }

    @Test
    void who_is_added_by_hand_once_more_is_mailed_however_often_that_was_asked_for() {
        String address = "carol-" + UUID.randomUUID() + "@x.example";
        String carol = register(address);
        for (int time = 0; time < 8; time++) {
            forgetPause(address);
            askAgain(address);
            lookedUp(address);
        }

        forgetPause(address);
        alice.form()
                .formParam("name", "Carol")
                .formParam("email", address)
                .post("/webinars/" + talk.id() + "/people/add")
                .then()
                .statusCode(303);
        assertThat(posted(carol, "person.confirmation")).isEqualTo(7);

        forgetPause(address);
        alice.api()
                .contentType("text/csv")
                .body("email\n" + address)
                .post(talk.people() + "/import")
                .then()
                .statusCode(200);
        assertThat(posted(carol, "person.confirmation")).isEqualTo(7);
    }

    private void askAnywhere(String address) {
        forgetPause(address);
        Forms.filled().formParam("email", address).post("/join").then().statusCode(200);
        lookedUp(address);
    }

    private void forgetPause(String address) {
        announced.run(
                "update registration set mailed_at = null where email_key = $1", Tuple.of(address));
    }

    private long posted(String registration) {
        return posted(registration, "%");
    }

    /** Those that still wait to leave too: they have no address yet. */
    private long posted(String registration, String kind) {
        return database.preparedQuery(
                        "select count(*) from mail where reference = $1 and kind like $2")
                .executeAndAwait(Tuple.of("registration:" + registration, kind))
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void half_an_address_is_kept_and_mended_there() {
        Forms.filled()
                .formParam("email", "carol@")
                .post("/join")
                .then()
                .statusCode(422)
                .body(containsString("value=\"carol@\""))
                .body(containsString("Write the address like name@example.com."));
    }

    /** One signed for something else, tampered with, or out of time, at every door of ours. */
    @ParameterizedTest
    @EnumSource(Purpose.class)
    void a_token_opens_only_the_door_it_was_made_for(Purpose purpose) {
        Map<String, Object> claims = claims(register("c@x.com"));
        String token = tokens.sign(purpose, claims, null);
        String expired = tokens.sign(purpose, claims, clock.instant().minus(Duration.ofDays(1)));

        if (purpose != Purpose.JOIN) {
            refusedAt("/join/", token);
            refusedAt("/api/v1/join/", token);
            given().post("/api/v1/join/" + token + "/grant").then().statusCode(404);
            given().cookie("join-" + talk.id(), token)
                    .redirects()
                    .follow(false)
                    .get("/w/" + talk.slug() + "/live")
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/w/" + talk.slug()));
        }
        if (purpose != Purpose.PLACE) {
            refusedAt("/place/", token);
        }
        if (purpose != Purpose.PLACE_INVITATION) {
            refusedAt("/invited/", token);
        }
        if (purpose != Purpose.FORM) {
            visitor.submit(Map.of("name", "Dave", "email", "d@x.com"), token).statusCode(422);
        }
        for (String door : new String[] {"/join/", "/place/", "/invited/", "/api/v1/join/"}) {
            refusedAt(door, expired);
            refusedAt(door, tampered(token));
        }
        visitor.submit(Map.of("name", "Dave", "email", "d@x.com"), expired).statusCode(422);
        assertThat(people()).isEqualTo(1);
    }

    private void refusedAt(String door, String token) {
        given().redirects()
                .follow(false)
                .header("Accept", door.startsWith("/api") ? "application/json" : "text/html")
                .get(door + token)
                .then()
                .statusCode(404);
    }

    /** The same with another claim, under the old signature. */
    private static String tampered(String token) {
        String[] parts = token.split("\\.");
        char first = parts[1].charAt(4);
        String claims = parts[1].substring(0, 4) + (first == 'A' ? 'B' : 'A');
        return parts[0] + "." + claims + parts[1].substring(5) + "." + parts[2];
    }

    private String register(String address) {
        return register(talk, address);
    }

    private String register(Talk to, String address) {
        return register(to, address, null);
    }

    private String register(Talk to, String address, String date) {
        JsonObject carol = new JsonObject().put("name", "Carol").put("email", address);
        return alice.api()
                .body(carol.put("occurrence", date).encode())
                .post(to.people())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Enough for any kind of token to look right. */
    private Map<String, Object> claims(String registration) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("r", UUID.fromString(registration));
        claims.put("v", 1);
        claims.put("w", talk.id());
        claims.put("f", "1");
        claims.put("t", Instant.EPOCH.toEpochMilli());
        return claims;
    }

    private int people() {
        return alice.api().get(talk.people()).then().extract().path("total");
    }
}
