package dev.lectern.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.call.policy.Preset;
import dev.lectern.call.stream.StreamStub;
import dev.lectern.kit.db.Ids;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands at a provider though nothing here wants it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SweepTest {
    @Inject World world;
    @Inject Calls calls;
    @Inject Providers providers;
    @Inject Sweep sweep;
    @Inject OwnContext ownContext;
    @Inject Pool pool;

    private Person alice;
    private StreamStub stub;
    private CallPlan wanted;

    @BeforeEach
    void alice_has_a_call_at_stream() {
        alice = world.alice();
        stub = new StreamStub();
        Forms.filled()
                .cookie("lectern", alice.cookie())
                .formParam("url", stub.url())
                .formParam("api-key", StreamStub.KEY)
                .formParam("secret", StreamStub.SECRET)
                .post("/settings/providers/stream");
        wanted = opened();
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void a_call_of_ours_that_no_row_wants_is_released_and_the_one_it_wants_stays() {
        CallPlan leftover = another(wanted, new CallId(wanted.occurrence(), 7));
        atStream(leftover);

        now(() -> sweep.sweep("stream"));

        assertThat(stub.calls().held()).containsExactly(wanted.id().toString());
        alice.api()
                .get("/api/v1/providers/operations")
                .then()
                .body(besideComparing("operation.take(2)"), equalTo(List.of("release", "list")))
                .body(besideComparing("outcome[1]"), equalTo("done"))
                .body(besideComparing("webinar[1]"), nullValue());
        world.mallory().api().get("/api/v1/providers/operations").then().body("total", equalTo(0));
    }

    /** The round that compares calls may come in between. */
    private static String besideComparing(String what) {
        return "items.findAll { it.operation != 'find' }." + what;
    }

    @Test
    void a_call_whose_release_was_lost_is_released() {
        now(() -> Panache.withTransaction(() -> calls.release(wanted.occurrence())));
        await().atMost(Duration.ofSeconds(20)).until(() -> releasesUnderWay() == 0);
        assertThat(stub.calls().size()).isZero();
        atStream(wanted);

        now(() -> sweep.sweep("stream"));

        assertThat(stub.calls().held()).isEmpty();
    }

    @Test
    void what_another_installation_or_somebody_else_made_is_not_touched() {
        CallPlan theirs = another(wanted, new CallId(Ids.next(), 1));
        atStream(theirs);
        atStream(theirs.known("daily-standup"));

        now(() -> sweep.sweep("stream"));

        assertThat(stub.calls().held())
                .containsExactlyInAnyOrder(
                        wanted.id().toString(), theirs.id().toString(), "daily-standup");
    }

    @Test
    void there_may_be_more_of_them_than_fit_on_a_page() {
        IntStream.range(2, 122)
                .mapToObj(generation -> new CallId(wanted.occurrence(), generation))
                .forEach(id -> atStream(another(wanted, id)));

        now(() -> sweep.sweep("stream"));

        assertThat(stub.calls().held()).containsExactly(wanted.id().toString());
    }

    @Test
    void a_provider_that_is_down_keeps_nobody_from_going_on() {
        stub.close();

        now(() -> sweep.sweep("stream"));
        now(() -> sweep.sweep("builtin"));

        assertThat(now(() -> calls.requireView(wanted.occurrence())).state())
                .isEqualTo(CallState.READY);
    }

    private long releasesUnderWay() {
        return now(
                () ->
                        pool.preparedQuery(
                                        """
                                        select count(*) from work
                                        where kind = $1 and workspace_id = $2 and due_at <= now()
                                        """)
                                .execute(Tuple.of(Orders.RELEASE, alice.workspace()))
                                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private void atStream(CallPlan plan) {
        now(() -> providers.require(alice.workspace(), "stream").chain(one -> one.ensure(plan)));
    }

    private static CallPlan another(CallPlan like, CallId id) {
        return new CallPlan(
                id,
                id.toString(),
                like.workspace(),
                like.webinar(),
                like.title(),
                like.startsAt(),
                like.endsAt(),
                like.spec());
    }

    private CallPlan opened() {
        Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        CallRequest request =
                new CallRequest(
                        alice.workspace(),
                        Ids.next(),
                        Ids.next(),
                        "Pruning apple trees",
                        "stream",
                        Preset.GUEST_WEBINAR.spec(),
                        start,
                        start.plus(1, ChronoUnit.HOURS));
        now(() -> Panache.withTransaction(() -> calls.open(request)));
        now(() -> calls.provisionNow(request.occurrence()));
        return now(() -> calls.plan(request.occurrence())).plan();
    }

    private <T> T now(Supplier<Uni<T>> work) {
        return ownContext.run(work).await().atMost(Duration.ofSeconds(30));
    }
}
