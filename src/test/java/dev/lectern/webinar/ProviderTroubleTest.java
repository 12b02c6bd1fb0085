package dev.lectern.webinar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.call.Hs256;
import dev.lectern.call.stream.StreamStub;
import dev.lectern.kit.db.Ids;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was promised happens though the provider fails, or loses a room, in between. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProviderTroubleTest {
    @Inject World world;
    @Inject Clock clock;
    @Inject Pool database;

    private Person alice;
    private StreamStub stub;

    @BeforeEach
    void alice_uses_stream() {
        alice = world.alice();
        stub = StreamStub.of(alice);
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void a_room_that_fails_is_seen_in_the_list_and_at_its_provider_until_it_is_mended() {
        stub.out(true);
        published(false);

        await().atMost(Duration.ofSeconds(30)).until(this::aRoomIsNotReady);
        assertThat(settings())
                .containsSubsequence(
                        "Fails", "The last request failed:", "Checked before that,", "It worked.");
        alice.api()
                .get("/api/v1/providers")
                .then()
                .body("items.find { it.name == 'stream' }.trouble.message", notNullValue());

        stub.out(false);
        alice.api().post("/api/v1/providers/stream/check").then().statusCode(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> !aRoomIsNotReady());
        alice.api()
                .get("/api/v1/providers")
                .then()
                .body("items.find { it.name == 'stream' }.trouble", nullValue());
    }

    @Test
    void what_went_well_since_a_check_that_failed_is_said_first() {
        stub.out(true);
        alice.api().post("/api/v1/providers/stream/check").then().statusCode(200);
        assertThat(settings()).contains("Last checked").doesNotContain("Checked before that,");
        stub.out(false);

        published(false);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(settings())
                                        .containsSubsequence(
                                                "Works",
                                                "The last request went well.",
                                                "Checked before that,"));
        alice.api()
                .get("/api/v1/providers")
                .then()
                .body("items.find { it.name == 'stream' }.workedAt", notNullValue());
    }

    /** What the settings say of Stream. */
    private String settings() {
        String page = alice.browser().get("/settings/providers").asString();
        int from = page.indexOf(">Stream");
        return page.substring(from, page.indexOf("<details", from));
    }

    @Test
    void a_room_at_once_that_does_not_start_leaves_nothing_behind() {
        JsonObject wish = new JsonObject().put("title", "At once").put("provider", "stream");
        for (int fault = 0; fault < 100; fault++) {
            stub.failNext(400, Map.of(), "{}");
        }

        for (int attempt = 0; attempt < 2; attempt++) {
            alice.api()
                    .header("Idempotency-Key", "at-once")
                    .body(wish.encode())
                    .post("/api/v1/webinars/now")
                    .then()
                    .statusCode(502);
        }

        alice.api().get("/api/v1/webinars").then().body("total", equalTo(0));
    }

    private boolean aRoomIsNotReady() {
        return alice.browser().get("/webinars").asString().contains("Room not ready");
    }

    @Test
    void the_hour_that_finds_somebody_starting_comes_back_when_they_fail() {
        String id = published(true);
        claim(id, 60);
        due("webinar.begin", id);
        await().atMost(Duration.ofSeconds(30)).until(() -> putOff(id));

        claim(id, -1);

        await().atMost(Duration.ofSeconds(20)).until(() -> state(id).equals("live"));
    }

    @Test
    void a_start_left_behind_is_made_though_the_provider_fails_at_first() {
        String id = published(false);
        claim(id, -1);
        stub.failNext(503, Map.of(), "");

        finishStart(id);

        await().atMost(Duration.ofSeconds(20)).until(() -> state(id).equals("live"));
    }

    /** Whoever was killed may have been heard by the provider: it is live there. */
    @Test
    void a_start_left_behind_is_made_though_another_was_refused_meanwhile() {
        String id = published(false);
        claim(id, -1);
        stub.failNext(503, Map.of(), "");
        alice.api()
                .post("/api/v1/webinars/{id}/start", id)
                .then()
                .statusCode(greaterThanOrEqualTo(500));

        due("webinar.finish-start", id);

        await().atMost(Duration.ofSeconds(20)).until(() -> state(id).equals("live"));
    }

    @Test
    void what_the_clock_promised_happens_once_a_refused_key_is_mended() {
        String id = published(true);
        stub.failNext(401, Map.of(), "");
        due("webinar.begin", id);

        await().atMost(Duration.ofSeconds(20)).until(() -> state(id).equals("live"));

        String room = alice.api().get("/api/v1/webinars/{id}/call", id).path("providerId");
        stub.failNext(401, Map.of(), "");
        alice.api().post("/api/v1/webinars/{id}/stop", id).then().statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> stub.calls().get(room).getBoolean("backstage"));
    }

    @Test
    void a_room_that_is_on_keeps_its_layout_where_the_provider_does() {
        String id = published(false);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);

        alice.api()
                .body("{\"policy\": {\"layout\": \"duo\"}}")
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("policy.layout"));
        alice.api()
                .body("{\"policy\": {\"chat\": false}}")
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(200);
    }

    @Test
    void a_live_room_deleted_at_the_provider_is_made_again_and_nobody_is_sent_away() {
        String id = published(false);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        String room = alice.api().get("/api/v1/webinars/{id}/call", id).path("providerId");
        stub.calls().forget(room);

        tell("call.deleted", room);

        await().atMost(Duration.ofSeconds(9)).until(() -> stub.calls().get(room) != null);
        await().atMost(Duration.ofSeconds(9))
                .until(() -> !stub.calls().get(room).getBoolean("backstage"));
        assertThat(state(id)).isEqualTo("live");
    }

    @Test
    void a_room_that_vanished_before_its_hour_is_made_again_by_the_start() {
        String id = published(false);
        String room = ready(id);
        stub.calls().forget(room);

        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);

        assertThat(stub.calls().get(room).getBoolean("backstage")).isFalse();
        assertThat(state(id)).isEqualTo("live");
    }

    @Test
    void a_room_that_ended_before_its_hour_gives_way_to_another_at_the_start() {
        String id = published(false);
        String room = ready(id);
        stub.calls().mend(room, ended());

        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);

        String other = ready(id);
        assertThat(other).isNotEqualTo(room);
        assertThat(stub.calls().get(other).getBoolean("backstage")).isFalse();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stub.calls().held(), List.of(other)::equals);
    }

    @Test
    void a_room_that_ended_before_its_hour_is_replaced_when_the_provider_says_so() {
        String id = published(false);
        String room = ready(id);
        stub.calls().mend(room, ended());

        tell("call.ended", room);

        await().atMost(Duration.ofSeconds(20)).until(() -> !ready(id).equals(room));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stub.calls().held(), List.of(ready(id))::equals);
    }

    @Test
    void a_room_that_vanished_unsaid_is_made_again_by_comparing() {
        String id = published(false);
        String room = ready(id);
        stub.calls().forget(room);

        database.preparedQuery(
                        "update call set compared_at = case when reference = $1 then null"
                                + " else $2::timestamptz end where state = 'READY'")
                .executeAndAwait(
                        Tuple.of(room, clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC)));

        await().atMost(Duration.ofSeconds(40)).until(() -> stub.calls().get(room) != null);
    }

    @Test
    void a_room_that_vanished_is_made_again_as_a_change_wants_it() {
        String id = published(false);
        String room = ready(id);
        stub.calls().forget(room);

        alice.api()
                .body("{\"title\": \"Another title\"}")
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> stub.calls().get(room) != null);
    }

    private String ready(String id) {
        return alice.api().get("/api/v1/webinars/{id}/call", id).path("providerId");
    }

    private JsonObject ended() {
        return new JsonObject().put("ended_at", clock.instant().toString());
    }

    @Test
    void who_came_by_the_providers_own_client_keeps_the_room_from_ending_by_itself() {
        String id = published(false);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        stub.calls().enter(ready(id), "carol", "host");
        emptyForLong(id);
        due("webinar.overdue", id);
        await().atMost(Duration.ofSeconds(30)).until(() -> !isEmpty(id));

        stub.calls().mend(ready(id), new JsonObject().put("inside", new JsonArray()));
        emptyForLong(id);
        due("webinar.overdue", id);

        await().atMost(Duration.ofSeconds(30)).until(() -> state(id).equals("ended"));
    }

    @Test
    void a_crowd_that_only_watches_does_not_keep_the_room_from_ending_by_itself() {
        String id = published(false);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        stub.calls().crowd(ready(id), 101);
        emptyForLong(id);

        due("webinar.overdue", id);

        await().atMost(Duration.ofSeconds(30)).until(() -> state(id).equals("ended"));
    }

    private void emptyForLong(String id) {
        Instant since = clock.instant().minusSeconds(600);
        database.preparedQuery("update occurrence set empty_since = $1 where webinar_id = $2")
                .executeAndAwait(Tuple.of(since.atOffset(ZoneOffset.UTC), UUID.fromString(id)));
    }

    private boolean isEmpty(String id) {
        return database.preparedQuery(
                                "select count(empty_since) from occurrence where webinar_id = $1")
                        .executeAndAwait(Tuple.of(UUID.fromString(id)))
                        .iterator()
                        .next()
                        .getInteger(0)
                > 0;
    }

    @Test
    void a_refused_going_on_leaves_it_ended_and_its_room_as_it_was() {
        String id = published(false);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        alice.api().post("/api/v1/webinars/{id}/stop", id).then().statusCode(200);
        String first = alice.api().get("/api/v1/webinars/{id}/call", id).path("providerId");
        await().atMost(Duration.ofSeconds(9))
                .until(() -> stub.calls().get(first).getValue("ended_at") != null);
        stub.out(true);

        alice.api()
                .post("/api/v1/webinars/{id}/reopen", id)
                .then()
                .statusCode(greaterThanOrEqualTo(500));

        stub.out(false);
        assertThat(state(id)).isEqualTo("ended");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stub.calls().held(), List.of(first)::equals);
        assertThat(stub.calls().get(first).getValue("ended_at")).isNotNull();
        alice.api()
                .post("/api/v1/webinars/{id}/reopen", id)
                .then()
                .statusCode(200)
                .body("occurrences[0].state", equalTo("live"));
    }

    @Test
    void a_going_on_left_behind_is_brought_to_its_end() {
        String id = published(false);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        alice.api().post("/api/v1/webinars/{id}/stop", id).then().statusCode(200);
        claim(id, -1);

        finishStart(id);

        await().atMost(Duration.ofSeconds(20)).until(() -> state(id).equals("live"));
        alice.api().get("/api/v1/webinars/{id}/call", id).then().body("state", equalTo("live"));
    }

    private void tell(String type, String room) {
        String event =
                new JsonObject()
                        .put("type", type)
                        .put("call_cid", "webinar:" + room)
                        .put("created_at", clock.instant().toString())
                        .encode();
        given().header("X-Signature", signature(event))
                .header("X-Api-Key", StreamStub.KEY)
                .header("X-Webhook-Id", Ids.next().toString())
                .contentType("application/json")
                .body(event)
                .post("/hooks/stream")
                .then()
                .statusCode(200);
    }

    private static String signature(String body) {
        return Hs256.hex(StreamStub.SECRET, body.getBytes(StandardCharsets.UTF_8));
    }

    private void claim(String id, int seconds) {
        Instant until = clock.instant().plusSeconds(seconds);
        database.preparedQuery("update occurrence set claimed_until = $1 where webinar_id = $2")
                .executeAndAwait(Tuple.of(until.atOffset(ZoneOffset.UTC), UUID.fromString(id)));
    }

    private void due(String kind, String webinar) {
        database.preparedQuery(
                        "update work set due_at = now() where kind = $1 and payload ->> 'webinar' ="
                                + " $2")
                .executeAndAwait(Tuple.of(kind, webinar));
    }

    private boolean putOff(String webinar) {
        return database.preparedQuery(
                                "select count(*) from work where kind = 'webinar.begin' and"
                                        + " last_error is not null and payload ->> 'webinar' = $1")
                        .executeAndAwait(Tuple.of(webinar))
                        .iterator()
                        .next()
                        .getInteger(0)
                == 1;
    }

    private void finishStart(String webinar) {
        String date = alice.api().get("/api/v1/webinars/{id}", webinar).path("occurrences[0].id");
        JsonObject about = new JsonObject().put("webinar", webinar).put("occurrence", date);
        database.preparedQuery(
                        "insert into work (id, kind, payload, due_at, created_at)"
                                + " values ($1, $2, $3, now(), now())")
                .executeAndAwait(Tuple.of(Ids.next(), Claim.FINISH, about));
    }

    private String state(String id) {
        return alice.api().get("/api/v1/webinars/{id}", id).path("occurrences[0].state");
    }

    private String published(boolean byClock) {
        return alice.makes(
                new JsonObject()
                        .put("title", "By the clock")
                        .put("startsAt", clock.instant().plusSeconds(86_400).toString())
                        .put("durationMinutes", 60)
                        .put("provider", "stream")
                        .put("autoStart", byClock)
                        .put("publish", true));
    }
}
