package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.lectern.call.stream.StreamStub;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider went live, and its answer never came: it is live here too, or not there either. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LostAnswerTest {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration NEAR = Duration.ofMinutes(30);

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
    void a_start_whose_answer_is_lost_is_seen_at_once_where_the_provider_answers() {
        String id = ready(A_DAY);
        stub.lose("go_live", () -> {});

        alice.api()
                .post("/api/v1/webinars/{id}/start", id)
                .then()
                .statusCode(200)
                .body("occurrences[0].state", equalTo("live"));

        assertThat(isLiveThere(room(id))).isTrue();
    }

    @Test
    void near_its_hour_it_goes_live_here_once_the_provider_answers_again() {
        String id = ready(NEAR);
        loseTheStart(id);

        stub.out(false);
        compare();

        await().atMost(Duration.ofSeconds(60)).until(() -> state(id).equals("live"));
        assertThat(isLiveThere(room(id))).isTrue();
        assertThat(stub.calls().held()).hasSize(1);
    }

    @Test
    void long_before_its_hour_it_is_taken_back_there_and_can_be_started_again() {
        String id = ready(A_DAY);
        String first = room(id);
        loseTheStart(id);
        assertThat(isLiveThere(first)).isTrue();

        stub.out(false);
        compare();

        await().atMost(Duration.ofSeconds(60)).until(() -> !room(id).equals(first) && isReady(id));
        assertThat(stub.calls().held()).isEqualTo(List.of(room(id)));
        assertThat(state(id)).isEqualTo("scheduled");
        assertThat(isLiveThere(room(id))).isFalse();
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        assertThat(isLiveThere(room(id))).isTrue();
    }

    /** The provider does what it is asked, then neither that answer comes nor any other. */
    private void loseTheStart(String id) {
        stub.lose("go_live", () -> stub.out(true));
        alice.api()
                .post("/api/v1/webinars/{id}/start", id)
                .then()
                .statusCode(greaterThanOrEqualTo(500));
        assertThat(state(id)).isEqualTo("scheduled");
    }

    /** The look that the lost answer asked for, now; the round of the clock has its own. */
    private void compare() {
        var hastened =
                database.preparedQuery(
                                "update work set due_at = now()"
                                        + " where kind = 'call.compare' and workspace_id = $1")
                        .executeAndAwait(Tuple.of(alice.workspace()));
        assertThat(hastened.rowCount()).isEqualTo(1);
    }

    private boolean isLiveThere(String room) {
        JsonObject call = stub.calls().get(room);
        return call.getValue("ended_at") == null && !call.getBoolean("backstage");
    }

    private boolean isReady(String id) {
        return "ready".equals(alice.api().get("/api/v1/webinars/{id}/call", id).path("state"));
    }

    private String room(String id) {
        return alice.api().get("/api/v1/webinars/{id}/call", id).path("providerId");
    }

    private String state(String id) {
        return alice.api().get("/api/v1/webinars/{id}", id).path("occurrences[0].state");
    }

    private String ready(Duration ahead) {
        String id =
                alice.makes(
                        new JsonObject()
                                .put("title", "Lost")
                                .put("startsAt", clock.instant().plus(ahead).toString())
                                .put("durationMinutes", 60)
                                .put("provider", "stream")
                                .put("publish", true));
        await().atMost(Duration.ofSeconds(20)).until(() -> isReady(id));
        return id;
    }
}
