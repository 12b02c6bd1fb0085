package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.call.CallId;
import dev.lectern.call.CallPlan;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.call.policy.Preset;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is ordered of a room while its home changes hands. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class HomedMediaTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LEFT =
            """
            insert into media_home (occurrence_id, node, url, epoch, records, leased_until)
            values ($1, $2, 'http://gone.example', 1, true, '-infinity')
            """;
    private static final String TAKEN =
            """
            update media_home set node = $2, url = $3, leased_until = now() + interval '1 minute'
            where occurrence_id = $1
            """;
    private static final String WAITING =
            """
            select 1 from pg_stat_activity where datname = current_database()
            and wait_event_type = 'Lock' and query like 'update media_home set records%'
            """;

    private static final String PAUSED =
            "select record_paused from media_home where occurrence_id = $1 and records";

    @Inject RoomMedia homed;
    @Inject BuiltinProvider provider;
    @Inject BuiltinRooms rooms;
    @Inject Homes homes;
    @Inject Pool pool;
    @Inject Vertx vertx;

    private final UUID occurrence = Ids.next();
    private final String room = new CallId(occurrence, 1).toString();
    private final List<String> ordered = new CopyOnWriteArrayList<>();
    private HttpServer other;

    @BeforeEach
    void another_node() throws Exception {
        other = vertx.createHttpServer().requestHandler(this::answer);
        other.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
    }

    private void answer(HttpServerRequest request) {
        request.bodyHandler(
                body -> {
                    ordered.add(body.toJsonObject().getString("what"));
                    request.response().end("{}");
                });
    }

    @AfterEach
    void it_ends() throws Exception {
        other.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void whoever_becomes_the_home_in_that_moment_stops_the_recording() {
        await(pool.preparedQuery(LEFT).execute(Tuple.of(occurrence, Ids.next())));
        String url = "http://127.0.0.1:" + other.actualPort();
        SqlConnection taking = await(pool.getConnection());
        Transaction taken = await(taking.begin());
        await(taking.preparedQuery(TAKEN).execute(Tuple.of(occurrence, Ids.next(), url)));

        CompletableFuture<Void> stopped = homed.stopRecording(room).subscribeAsCompletionStage();
        Awaitility.await().atMost(SOON).until(this::isWaiting);
        await(taken.commit());
        await(taking.close());

        assertThat(stopped).succeedsWithin(SOON);
        assertThat(ordered).containsExactly("STOP_RECORDING");
    }

    @Test
    void a_recording_is_paused_and_resumed_for_whoever_becomes_the_home_next() {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        await(pool.preparedQuery(LEFT).execute(Tuple.of(occurrence, Ids.next())));

        await(provider.pauseRecording(plan()));
        assertThat(isPaused()).isTrue();
        await(provider.resumeRecording(plan()));

        assertThat(isPaused()).isFalse();
    }

    @Test
    void a_pause_of_what_nobody_records_nor_is_to_go_on_with_is_refused() {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));

        assertThatThrownBy(() -> await(provider.pauseRecording(plan())))
                .isInstanceOf(Clashed.class)
                .hasMessageContaining("Nothing is being recorded");
        await(homed.stopRecording(room));
    }

    @Test
    void a_pause_of_what_its_home_does_not_record_is_refused() {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        await(homes.claim(occurrence));

        assertThatThrownBy(() -> await(provider.pauseRecording(plan())))
                .isInstanceOf(Clashed.class)
                .hasMessageContaining("Nothing is being recorded");
        await(homed.erase(room));
    }

    private boolean isPaused() {
        return await(pool.preparedQuery(PAUSED).execute(Tuple.of(occurrence)))
                .iterator()
                .next()
                .getBoolean(0);
    }

    private CallPlan plan() {
        return Talks.plan(occurrence, Preset.GUEST_WEBINAR.spec());
    }

    private boolean isWaiting() {
        return await(pool.query(WAITING).execute()).size() > 0;
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
