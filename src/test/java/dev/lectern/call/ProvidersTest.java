package dev.lectern.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.stream.StreamStub;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.work.Job;
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
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ProvidersTest {
    @Inject World world;
    @Inject Calls calls;
    @Inject CallRooms rooms;
    @Inject ExpireJob expire;
    @Inject Sweep sweep;
    @Inject Reconciler reconciler;
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
        stub.close();
    }

    @Test
    void the_list_says_what_is_configured_and_what_each_can_do() {
        alice.api()
                .get("/api/v1/providers")
                .then()
                .statusCode(200)
                .body("items.find { it.name == 'builtin' }.default", equalTo(true))
                .body("items.find { it.name == 'builtin' }.state", equalTo("working"))
                .body(
                        "items.find { it.name == 'builtin' }.capabilities.maxParticipants",
                        equalTo(10_000))
                .body("items.find { it.name == 'stream' }.configured", equalTo(false));
        given().get("/api/v1/providers").then().statusCode(401);
    }

    @Test
    void a_workspace_sets_its_own_credentials_and_hears_that_they_work() {
        connect(StreamStub.SECRET).statusCode(303);

        alice.api()
                .get("/api/v1/providers")
                .then()
                .body("items.find { it.name == 'stream' }.source", equalTo("workspace"))
                .body("items.find { it.name == 'stream' }.state", equalTo("working"));
        world.mallory()
                .api()
                .get("/api/v1/providers")
                .then()
                .body("items.find { it.name == 'stream' }.configured", equalTo(false));
    }

    @Test
    void the_page_says_what_is_wrong_with_a_key() {
        connect("a wrong secret").statusCode(303);

        alice.browser()
                .get("/settings/providers")
                .then()
                .statusCode(200)
                .body(containsString("Key refused"))
                .body(containsString("Check the connection"))
                .body(not(containsString("a wrong secret")));
        alice.api().post("/api/v1/providers/stream/check").then().body("state", equalTo("bad-key"));
    }

    @Test
    void hosts_do_not_set_providers_and_strangers_are_sent_to_sign_in() {
        world.host(alice).browser().get("/settings/providers").then().statusCode(403);
        world.host(alice).api().post("/api/v1/providers/builtin/check").then().statusCode(403);
        given().redirects().follow(false).get("/settings/providers").then().statusCode(303);
    }

    @Test
    void an_address_without_encryption_is_refused_beside_its_field() {
        form(alice)
                .formParam("url", "http://stream.example")
                .formParam("api-key", "my-own-key")
                .formParam("secret", "my-own-secret")
                .post("/settings/providers/stream")
                .then()
                .statusCode(422)
                .body(containsString("Give an address that begins with https://."))
                .body(containsString("value=\"http://stream.example\""))
                .body(containsString("value=\"my-own-key\""))
                .body(not(containsString("my-own-secret")));
    }

    @Test
    void what_is_left_empty_of_own_credentials_stays_as_it_was() {
        connect("a wrong secret");

        form(alice)
                .formParam("url", "")
                .formParam("api-key", "")
                .formParam("secret", StreamStub.SECRET)
                .post("/settings/providers/stream")
                .then()
                .statusCode(303);

        alice.api().post("/api/v1/providers/stream/check").then().body("state", equalTo("working"));
    }

    @Test
    void a_provider_that_is_down_leaves_the_call_failing_and_ready_when_it_is_back() {
        connect(StreamStub.SECRET);
        stub.failNext(503, java.util.Map.of(), "");
        UUID occurrence = opened();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> state(occurrence), CallState.READY::equals);

        alice.api()
                .get("/api/v1/providers/operations")
                .then()
                .body("items.outcome", hasItem("failed"))
                .body("items.outcome", hasItem("done"))
                .body("items.operation", hasItem("ensure"));
        world.mallory().api().get("/api/v1/providers/operations").then().body("total", equalTo(0));
        alice.browser()
                .header("Accept-Language", "de")
                .get("/settings/providers/operations")
                .then()
                .statusCode(200)
                .body(containsString("Raum anlegen"))
                .body(containsString("Fehlgeschlagen"))
                .body(containsString("Stream ist selbst gestört."))
                .body(containsString("Erledigt"));
    }

    @Test
    void credentials_stay_while_a_call_made_with_them_is_there() {
        connect(StreamStub.SECRET);
        opened();

        form(alice)
                .post("/settings/providers/stream/remove")
                .then()
                .statusCode(422)
                .body(containsString("There are still webinars"));
    }

    @Test
    void a_webhook_that_says_it_ended_ends_it_and_a_second_one_changes_nothing() {
        UUID occurrence = live();
        String ended = event(occurrence, "call.ended");

        hook(ended, StreamStub.SECRET).statusCode(200);
        hook(ended, StreamStub.SECRET).statusCode(200);

        assertThat(state(occurrence)).isEqualTo(CallState.ENDED);
    }

    @Test
    void a_signed_webhook_that_lacks_a_part_is_taken_and_does_not_come_again() {
        UUID occurrence = live();

        hook(event(occurrence, "call.session_participant_joined"), StreamStub.SECRET)
                .statusCode(200);

        assertThat(state(occurrence)).isEqualTo(CallState.LIVE);
    }

    @Test
    void a_webhook_signed_by_nobody_is_refused() {
        UUID occurrence = live();

        hook(event(occurrence, "call.ended"), "another secret").statusCode(403);

        assertThat(state(occurrence)).isEqualTo(CallState.LIVE);
    }

    @Test
    void another_workspace_cannot_speak_of_our_calls_with_its_own_secret() {
        UUID occurrence = live();
        Person mallory = world.mallory();
        form(mallory)
                .formParam("url", stub.url())
                .formParam("api-key", "mallory-key")
                .formParam("secret", "mallorys secret")
                .post("/settings/providers/stream");

        given().header("X-Signature", signature(event(occurrence, "call.ended"), "mallorys secret"))
                .header("X-Webhook-Id", Ids.next().toString())
                .body(event(occurrence, "call.ended"))
                .post("/hooks/stream")
                .then()
                .statusCode(200);

        assertThat(state(occurrence)).isEqualTo(CallState.LIVE);
    }

    @Test
    void a_live_call_that_was_lost_there_is_made_and_started_again() {
        UUID occurrence = live();
        stub.calls().forget(new CallId(occurrence, 1).toString());

        now(() -> reconciler.compare(occurrence));

        JsonObject again = stub.calls().get(new CallId(occurrence, 1).toString());
        assertThat(again.getBoolean("backstage")).isFalse();
        assertThat(state(occurrence)).isEqualTo(CallState.LIVE);
    }

    @Test
    void a_live_call_that_was_ended_there_is_ended_here() {
        UUID occurrence = live();
        stub.calls()
                .mend(
                        new CallId(occurrence, 1).toString(),
                        new JsonObject().put("ended_at", "2026-11-21T10:00:00Z"));

        now(() -> reconciler.compare(occurrence));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> state(occurrence), CallState.ENDED::equals);
    }

    @Test
    void released_it_is_gone_there_and_reopened_it_is_a_new_one() {
        UUID occurrence = live();
        now(() -> Panache.withTransaction(() -> calls.end(occurrence)));
        now(() -> calls.goLive(occurrence));

        assertThat(stub.calls().held())
                .containsExactlyInAnyOrder(id(occurrence, 1), id(occurrence, 2));
        now(() -> Panache.withTransaction(() -> calls.release(occurrence)));

        await().atMost(Duration.ofSeconds(20)).until(() -> stub.calls().size(), size -> size == 0);
    }

    @Test
    void what_was_recorded_before_it_was_opened_again_stays_and_can_be_fetched() {
        UUID occurrence = live();
        record(occurrence);
        now(() -> Panache.withTransaction(() -> calls.end(occurrence)));
        now(() -> calls.goLive(occurrence));
        record(occurrence);
        now(() -> Panache.withTransaction(() -> calls.end(occurrence)));

        now(() -> sweep.sweep("stream"));
        now(() -> expire.handle(expiry(occurrence)));

        List<CallRecording> recordings = now(() -> rooms.recordings(occurrence));
        assertThat(recordings).hasSize(2);
        assertThat(recordings)
                .allSatisfy(
                        one ->
                                assertThat(now(() -> rooms.download(occurrence, one.id())))
                                        .isPresent());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stub.calls().get(id(occurrence, 1)).getValue("ended_at") != null);
    }

    @Test
    void a_room_that_left_no_recording_goes_once_its_time_is_over() {
        UUID occurrence = live();
        now(() -> Panache.withTransaction(() -> calls.end(occurrence)));
        now(() -> calls.goLive(occurrence));

        now(() -> expire.handle(expiry(occurrence)));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> stub.calls().held(), List.of(id(occurrence, 2))::equals);
    }

    @Test
    void a_check_is_on_record_and_an_answer_of_another_shape_is_none_of_theirs() {
        connect(StreamStub.SECRET);
        alice.api().post("/api/v1/providers/stream/check").then().body("state", equalTo("working"));
        stub.failNext(200, Map.of(), "{\"app\":{}}");
        stub.failNext(200, Map.of(), "{\"users\":{}}");

        alice.api().post("/api/v1/providers/stream/check").then().body("state", equalTo("broken"));

        alice.api()
                .get("/api/v1/providers/operations")
                .then()
                .body("items[0].operation", equalTo("check"))
                .body("items[0].outcome", equalTo("failed"))
                .body("items[1].outcome", equalTo("done"));
    }

    @Test
    void the_record_leads_on_only_where_there_is_more() {
        connect(StreamStub.SECRET);
        alice.api().post("/api/v1/providers/stream/check");
        int total = alice.api().get("/api/v1/providers/operations").path("total");

        String next =
                operations(total - 1, null)
                        .body("items.size()", equalTo(total - 1))
                        .extract()
                        .path("next");

        operations(total, null).body("items.size()", equalTo(total)).body("next", nullValue());
        operations(1, next).body("items.size()", equalTo(1)).body("next", nullValue());
    }

    private ValidatableResponse operations(int limit, String cursor) {
        RequestSpecification asked = alice.api().queryParam("limit", limit);
        return (cursor == null ? asked : asked.queryParam("cursor", cursor))
                .get("/api/v1/providers/operations")
                .then();
    }

    private Job expiry(UUID occurrence) {
        JsonObject about = new JsonObject().put("occurrence", occurrence.toString());
        return new Job(Ids.next(), Orders.EXPIRE, about, 1, alice.workspace());
    }

    private void record(UUID occurrence) {
        now(() -> rooms.startRecording(occurrence));
        now(() -> rooms.stopRecording(occurrence));
    }

    private static String id(UUID occurrence, int generation) {
        return new CallId(occurrence, generation).toString();
    }

    @Test
    void what_a_call_is_to_be_is_held_to_what_the_provider_that_has_it_can() {
        connect(StreamStub.SECRET);
        UUID occurrence = opened();
        CallSpec pictureAlone =
                CallSpec.read(new JsonObject().put("media", "video"), Preset.GUEST_WEBINAR.spec());
        CallRequest wish = request(occurrence, null, pictureAlone);

        assertThatThrownBy(() -> now(() -> Panache.withTransaction(() -> calls.change(wish))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.errors().get(0).field())
                                        .isEqualTo("policy.media"));
    }

    private UUID live() {
        connect(StreamStub.SECRET);
        UUID occurrence = opened();
        now(() -> calls.goLive(occurrence));
        return occurrence;
    }

    private ValidatableResponse connect(String secret) {
        return form(alice)
                .formParam("url", stub.url())
                .formParam("api-key", StreamStub.KEY)
                .formParam("secret", secret)
                .post("/settings/providers/stream")
                .then();
    }

    private static RequestSpecification form(Person person) {
        return Forms.filled().cookie("lectern", person.cookie()).redirects().follow(false);
    }

    private UUID opened() {
        CallSpec spec =
                CallSpec.read(
                        new JsonObject().put("recording", "manual"), Preset.GUEST_WEBINAR.spec());
        CallRequest request = request(Ids.next(), "stream", spec);
        return now(() -> Panache.withTransaction(() -> calls.open(request))).occurrence();
    }

    private CallRequest request(UUID occurrence, @Nullable String provider, CallSpec spec) {
        Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        return new CallRequest(
                alice.workspace(),
                Ids.next(),
                occurrence,
                "Pruning apple trees",
                provider,
                spec,
                start,
                start.plus(1, ChronoUnit.HOURS));
    }

    private CallState state(UUID occurrence) {
        return now(() -> calls.requireView(occurrence)).state();
    }

    private static String event(UUID occurrence, String type) {
        return new JsonObject()
                .put("type", type)
                .put("call_cid", "webinar:" + new CallId(occurrence, 1))
                .put("created_at", "2026-11-21T10:00:00Z")
                .encode();
    }

    private static ValidatableResponse hook(String body, String secret) {
        return given().header("X-Signature", signature(body, secret))
                .header("X-Api-Key", StreamStub.KEY)
                .header("X-Webhook-Id", "hook-" + signature(body, secret))
                .contentType("application/json")
                .body(body)
                .post("/hooks/stream")
                .then();
    }

    private static String signature(String body, String secret) {
        return Hs256.hex(secret, body.getBytes(StandardCharsets.UTF_8));
    }

    private <T> T now(Supplier<Uni<T>> work) {
        return ownContext.run(work).await().atMost(Duration.ofSeconds(30));
    }
}
